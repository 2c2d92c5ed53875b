import { randomUUID } from 'node:crypto';
import { MEMBER_FIELDS } from '../filter/fields.ts';
import { DEFAULT_PAGE_SIZE, readPageToken, toPage } from '../filter/page-token.ts';
import { parseFilter } from '../filter/parse.ts';
import type { Portal } from '../portal.ts';
import { badRequest, notFound } from '../problem.ts';
import { findJob } from './find.ts';
import type { HandlersOf } from './handler.ts';

function addMember({ store, clock }: Portal, email: string): void {
  const time = clock.iso();
  store.members.insert({
    user_id: randomUUID(),
    email,
    external_id: null,
    create_time: time,
    update_time: time,
  });
}

export const memberHandlers: HandlersOf<'listMembers' | 'getMember' | 'createMagicLink'> = {
  listMembers({ query, portal }) {
    const list = `members ${query.filter ?? ''}`;
    const condition = parseFilter(query.filter, MEMBER_FIELDS);
    const after = readPageToken(query.page_token, list) ?? 0;
    const size = query.page_size ?? DEFAULT_PAGE_SIZE;
    return toPage(portal.store.members.list(condition, after, size), list);
  },
  getMember({ params, portal }) {
    const member = portal.store.members.find(params.user_id);
    if (member === undefined) throw notFound(`There is no member ${params.user_id}.`);
    return member;
  },
  createMagicLink({ body, portal }) {
    const { user_id: userId, email, portal_view: view } = body;
    const member = userId ?? email;
    if (member === undefined || (userId !== undefined && email !== undefined)) {
      throw badRequest('A magic link is for one member: give user_id or email, not both.');
    }
    if (userId !== undefined && portal.store.members.find(userId) === undefined) {
      throw notFound(`There is no member ${userId}.`);
    }
    if (view.type === 'job_details' && view.job_id === undefined) {
      throw badRequest('A link to job details names the job.', [
        { path: '/body/portal_view/job_id', message: 'required for job_details' },
      ]);
    }
    const job = view.job_id === undefined ? undefined : findJob(portal, view.job_id);
    if (email !== undefined && portal.store.members.findByEmail(email) === undefined) {
      addMember(portal, email);
    }
    const link = portal.magicLinks.issue({ member, shortId: job?.short_id ?? null });
    return { url: `${portal.origin}/magic/${link}` };
  },
};
