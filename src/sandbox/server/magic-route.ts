import type { FastifyInstance } from 'fastify';
import type { Portal } from '../portal.ts';
import { notFound } from '../problem.ts';

/** Answers magic links with a page of text: the sandbox has no portal to look at. */
export function addMagicRoute(app: FastifyInstance, portal: Portal): void {
  app.get('/magic/:link', async (request, reply) => {
    const { link } = request.params as { link: string };
    const opened = portal.magicLinks.redeem(link);
    if (opened === undefined) throw notFound('This link has expired. Ask for another one.');
    const view = opened.shortId === null ? 'the dashboard' : `job ${opened.shortId}`;
    return reply
      .type('text/plain; charset=utf-8')
      .send(
        `taxq sandbox\n\nHere the portal would sign in ${opened.member} and show ${view}.\nThe sandbox has no web pages; use its API.\n`,
      );
  });
}
