import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import Fastify from 'fastify';

// A process of its own, as the sandbox has: the page comes in, the address goes out.
const page = await json(process.stdin);
const app = Fastify();
app.get('/v1.0/jobs', async () => page);
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
await once(process, 'SIGTERM');
await app.close();
