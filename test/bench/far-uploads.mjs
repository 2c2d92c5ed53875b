import { startDelayProxy } from './delay-proxy.mjs';
import { openSeries } from './fresh-portals.mjs';
import { ratio, samplesInTurn, show } from './measure.mjs';
import { curlSender, loopSender, medianTimes, showTimes, taxqSender } from './senders.mjs';

const ROUNDS = 3;
const FILES = 200;
const IN_LOOP = 40;
const ONE_WAY_MS = 20;

/** Has `prepare` make its sender for a portal that is 40 ms away. */
const far = (prepare) => async (portal) => {
  const proxy = await startDelayProxy(portal.url, ONE_WAY_MS);
  const send = await prepare({ ...portal, url: proxy.url });
  return () => send().finally(proxy.close);
};

/** Uploads to a portal that is a usual way off, where waiting is what takes long. */
export async function measure() {
  const series = await openSeries({ count: FILES, bytes: 200 * 1024 });
  const { files, run } = series;
  try {
    const samples = await samplesInTurn(
      {
        taxq: () => run(far((portal) => taxqSender(portal, files, 8))),
        four: () => run(far((portal) => taxqSender(portal, files))),
        curl: () => run(far((portal) => curlSender(portal, files, 8))),
        loop: () => run(far((portal) => loopSender(portal, files.slice(0, IN_LOOP)))),
      },
      ROUNDS,
    );
    const taxq = medianTimes(samples.taxq);
    const four = medianTimes(samples.four);
    const curl = medianTimes(samples.curl);
    const loop = medianTimes(samples.loop, FILES / IN_LOOP);
    show(
      '200 uploads, 40 ms away: as fast as a loop of curl, times',
      ratio(loop.ms, taxq.ms),
      '≥ 6 ×',
    );
    show('  with 4 at once, times', ratio(loop.ms, four.ms));
    show('  as fast as curl --parallel, times', ratio(curl.ms, taxq.ms));
    showTimes('taxq, 8 at once', taxq);
    showTimes('taxq, 4 at once', four);
    showTimes('curl, 8 at once', curl);
    showTimes('loop of curl, scaled', loop);
  } finally {
    await series.close();
  }
}
