import type { Member } from '../../portal/contract/members.ts';
import { type Check, couldNotCheck, fail, pass } from '../checks/check.ts';
import { listDocuments } from '../document/list-documents.ts';
import { type JobView, viewJob } from '../job/job-view.ts';
import { readMessages } from '../message/list-messages.ts';
import { filledPage } from './filled-page.ts';
import type { Scene } from './scene.ts';

/** Jobs that are asked for documents before it is given up. */
const MOST_JOBS = 5;
/** Messages that are read of a longer conversation. */
const MOST_MESSAGES = 200;

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The chat of the job. */
export const messagesCheck = (scene: Scene): Check => ({
  id: 'messages.list',
  name: 'Messages of a job',
  needs: ['job.view'],
  run: async () => {
    const { session, job } = scene;
    if (job === null) return couldNotCheck('There is no job to look at.');
    const ids = new Set<string>();
    for await (const { id } of readMessages(session, job)) {
      if (ids.has(id)) return fail(`A message of job ${job.short_id} comes twice.`);
      ids.add(id);
      if (ids.size >= MOST_MESSAGES) break;
    }
    return pass(`${counted(ids.size, 'message')} on job ${job.short_id}.`);
  },
});

/** The documents of the job; of the next ones, too, while none has any and no job was named. */
export const documentsCheck = (scene: Scene): Check => ({
  id: 'documents.list',
  name: 'Documents of a job',
  needs: ['job.view'],
  run: async (signal) => {
    const { session, job, jobs, wanted } = scene;
    if (job === null) return couldNotCheck('There is no job to look at.');
    const others = wanted === null ? jobs.filter(({ id }) => id !== job.id).map(viewJob) : [];
    let last: JobView = job;
    for (const one of [job, ...others].slice(0, MOST_JOBS)) {
      signal.throwIfAborted();
      last = one;
      scene.documents = await listDocuments(session, one);
      if (scene.documents.length > 0) break;
    }
    const ids = new Set(scene.documents.map(({ id }) => id));
    if (ids.size < scene.documents.length) {
      return fail(`A document of job ${last.short_id} comes twice.`);
    }
    return pass(`${counted(ids.size, 'document')} on job ${last.short_id}.`);
  },
});

/** The members of the workspace, among whom messages find their sender. */
export const membersCheck = ({ session }: Scene): Check => ({
  id: 'members',
  name: 'Members',
  needs: ['capabilities'],
  run: async (signal) => {
    const query = { page_size: 5 };
    const { data } = await filledPage<Member>((at) =>
      session.client.call('listMembers', { query: { ...query, ...at } }, { signal }),
    );
    if (data.length === 0) {
      return fail('The workspace has no members.', 'Whoever is signed in should be one of them.');
    }
    return pass(`${counted(data.length, 'member')} on a page of 5.`);
  },
});
