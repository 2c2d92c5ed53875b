import type { Member } from '../../portal/contract/members.ts';
import type { Condition } from '../filter/condition.ts';
import type { Db } from './database.ts';
import { reader, type Slice, slice, writer } from './rows.ts';

/** The members of the workspaces, in the order they joined. */
export function membersTable(db: Db) {
  const insert = writer(
    db,
    'INSERT INTO members (user_id, email, inactive, doc) VALUES (?, ?, ?, ?)',
  );
  const byId = reader<[string]>(db, 'SELECT doc FROM members WHERE user_id = ?');
  const byEmail = reader<[string]>(db, 'SELECT doc FROM members WHERE email = ? COLLATE NOCASE');
  const parsed = (row: readonly [string] | undefined) =>
    row === undefined ? undefined : (JSON.parse(row[0]) as Member);
  return {
    insert: (member: Member, inactive = false) =>
      insert(member.user_id, member.email ?? null, inactive ? 1 : 0, JSON.stringify(member)),
    find: (userId: string) => parsed(byId.first(userId)),
    findByEmail: (email: string) => parsed(byEmail.first(email)),
    list(condition: Condition, after: number, size: number): Slice<Member> {
      const page = reader<[number, string]>(
        db,
        `SELECT seq, doc FROM members WHERE seq > ? ${condition.sql} ORDER BY seq LIMIT ?`,
      );
      return slice(page.all(after, ...condition.bind, size + 1), size);
    },
  };
}
