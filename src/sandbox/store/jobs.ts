import { Job, type Job as PublicJob } from '../../portal/contract/jobs.ts';
import type { ProJob } from '../../portal/contract/pro-jobs.ts';
import type { Checklist, Questionnaire } from '../../portal/contract/questionnaire.ts';
import type { Condition } from '../filter/condition.ts';
import type { Db } from './database.ts';
import { type Bind, type Reader, type Row, reader, type Slice, sliceRows, writer } from './rows.ts';

const PUBLIC_FIELDS = Object.keys(Job.properties);

/** Which rendering of a job to read: the documented one or the pro's. */
export type JobView = 'public_doc' | 'pro_doc';

const publicPart = (job: ProJob) =>
  Object.fromEntries(Object.entries(job).filter(([field]) => PUBLIC_FIELDS.includes(field)));

const times = (job: ProJob): Bind[] => [
  job.create_time ?? null,
  job.update_time ?? null,
  job.transmit_time ?? null,
  job.deadline_time ?? null,
];

/** Jobs with what hangs on them one to one. */
export function jobsTable(db: Db) {
  const insert = writer(
    db,
    `INSERT INTO jobs (id, short_id, status, create_time, update_time, transmit_time, deadline_time,
     public_doc, pro_doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertMember = writer(db, 'INSERT OR IGNORE INTO job_members VALUES (?, ?)');
  const insertDetails = writer(db, 'INSERT INTO job_details VALUES (?, ?, ?)');
  const update = writer(
    db,
    `UPDATE jobs SET status = ?, create_time = ?, update_time = ?, transmit_time = ?,
     deadline_time = ?, public_doc = ?, pro_doc = ? WHERE id = ?`,
  );
  const updatePro = writer(db, 'UPDATE jobs SET pro_doc = ? WHERE id = ?');
  const byId = reader<[string]>(db, 'SELECT pro_doc FROM jobs WHERE id = ?');
  const publicById = reader<[string]>(db, 'SELECT public_doc FROM jobs WHERE id = ?');
  const publicByShortId = reader<[string]>(db, 'SELECT public_doc FROM jobs WHERE short_id = ?');
  const details = reader<[string, string]>(
    db,
    'SELECT questionnaire, checklist FROM job_details WHERE job_id = ?',
  );
  const count = reader<[number]>(db, 'SELECT count(*) FROM jobs');
  const lists = new Map<string, Reader<[number, string]>>();

  const lister = (view: JobView, condition: Condition) => {
    const key = `${view} ${condition.sql}`;
    const known = lists.get(key);
    if (known !== undefined) return known;
    const made = reader<[number, string]>(
      db,
      `SELECT seq, ${view} FROM jobs WHERE seq > ? ${condition.sql} ORDER BY seq LIMIT ?`,
    );
    // Filters come from outside; a handful of shapes is kept, not every one ever asked for.
    if (lists.size < 64) lists.set(key, made);
    return made;
  };
  const parsed = <T>(row: readonly [string] | undefined) =>
    row === undefined ? undefined : (JSON.parse(row[0]) as T);

  return {
    count: () => count.first()?.[0] ?? 0,
    find: (id: string) => parsed<ProJob>(byId.first(id)),
    findPublic: (id: string) => parsed<PublicJob>(publicById.first(id)),
    findByShortId: (shortId: string) => parsed<PublicJob>(publicByShortId.first(shortId)),
    /** A page of jobs as they are kept. */
    list: (view: JobView, condition: Condition, after: number, size: number): Slice<Row> =>
      sliceRows(lister(view, condition).all(after, ...condition.bind, size + 1), size),
    insert(job: ProJob, questionnaire: Questionnaire, checklist: Checklist): void {
      insert(
        job.id,
        job.short_id,
        job.status,
        ...times(job),
        JSON.stringify(publicPart(job)),
        JSON.stringify(job),
      );
      for (const member of job.members ?? []) insertMember(member.user_id, job.id);
      insertDetails(job.id, JSON.stringify(questionnaire), JSON.stringify(checklist));
    },
    save(job: ProJob): void {
      update(
        job.status,
        ...times(job),
        JSON.stringify(publicPart(job)),
        JSON.stringify(job),
        job.id,
      );
    },
    /** Keeps what only the pro may see changed; the documented job stays as it is. */
    saveForPro: (job: ProJob) => updatePro(JSON.stringify(job), job.id),
    questionnaire(id: string): Questionnaire | undefined {
      const row = details.first(id);
      return row === undefined ? undefined : (JSON.parse(row[0]) as Questionnaire);
    },
    checklist(id: string): Checklist | undefined {
      const row = details.first(id);
      return row === undefined ? undefined : (JSON.parse(row[1]) as Checklist);
    },
  };
}
