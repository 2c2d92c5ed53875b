import { openSeries } from './fresh-portals.mjs';
import { ratio, samplesInTurn, show } from './measure.mjs';
import { curlSender, loopSender, medianTimes, showTimes, taxqSender } from './senders.mjs';

const ROUNDS = 3;
const FILES = 1_000;
const BYTES = 200 * 1024;
/** The loop takes long; a part of the files tells how long. */
const IN_LOOP = 200;

/** Many files on loopback: taxq against curl, which knows nothing of exactly once. */
export async function measure() {
  const series = await openSeries({ count: FILES, bytes: BYTES });
  const { files, run } = series;
  try {
    const samples = await samplesInTurn(
      {
        curl: () => run((portal) => curlSender(portal, files, 8)),
        taxq: () => run((portal) => taxqSender(portal, files, 8)),
        four: () => run((portal) => taxqSender(portal, files)),
        loop: () => run((portal) => loopSender(portal, files.slice(0, IN_LOOP))),
      },
      ROUNDS,
    );
    const curl = medianTimes(samples.curl);
    const taxq = medianTimes(samples.taxq);
    const four = medianTimes(samples.four);
    const loop = medianTimes(samples.loop, FILES / IN_LOOP);
    show(
      '1,000 uploads of 200 KB: as fast as curl --parallel, times',
      ratio(curl.ms, taxq.ms),
      '≥ 1.0 ×',
    );
    show('  as fast as a loop of curl, times', ratio(loop.ms, taxq.ms), '≥ 3 ×');
    show('  with 4 at once, as curl with 8, times', ratio(curl.ms, four.ms));
    showTimes('taxq, 8 at once', taxq);
    showTimes('taxq, 4 at once', four);
    showTimes('curl, 8 at once', curl);
    showTimes('loop of curl, scaled', loop);
  } finally {
    await series.close();
  }
}
