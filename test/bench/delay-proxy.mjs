import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Hands on what comes from one socket, later and in its order; `opensAt` is when it may first. */
function handOn(from, to, delayMs, opensAt) {
  const steps = [];
  const later = (step) => {
    steps.push(step);
    const ms = Math.max(performance.now(), opensAt) + delayMs - performance.now();
    // Timers of different lengths may overtake each other; the steps don't.
    setTimeout(() => steps.shift()(), ms);
  };
  from.on('data', (chunk) => later(() => to.write(chunk)));
  from.on('end', () => later(() => to.end()));
  from.on('error', () => to.destroy());
}

/**
 * Stands before a portal as if it were far away: everything takes `delayMs` in each direction, and
 * a connection a round trip before its first byte. It listens at the portal’s own port on the other
 * loopback address, for the portal answers to no other name.
 */
export async function startDelayProxy(portalUrl, delayMs) {
  const port = Number(new URL(portalUrl).port);
  const sockets = new Set();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    handOn(near, far, delayMs, performance.now() + 2 * delayMs);
    handOn(far, near, delayMs, 0);
  });
  server.listen(port, '::1');
  await once(server, 'listening');
  return {
    url: `http://[::1]:${port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
