import { TaxqError } from '../errors.ts';
import type { Pacer } from '../http/pacer.ts';
import type { Capabilities } from '../portal/capabilities.ts';
import type { PortalClient } from '../portal/client.ts';
import { holds } from '../portal/filter.ts';
import { pages } from '../portal/paging.ts';
import type { ClockSettings } from '../rules/clocks/settings.ts';
import type { LeftOutJobs } from './job/left-out-jobs.ts';

/** The pro behind the profile. On a portal that can't tell, only `user_id` is known. */
export interface Pro {
  user_id: string;
  email: string | null;
  given_name: string | null;
  family_name: string | null;
  display_name: string | null;
  credential: string | null;
  state: string | null;
  job_limit: number | null;
}

/** The portal that a command works with, under one profile. */
export interface Session {
  profile: {
    name: string;
    userId: string | undefined;
    email: string | undefined;
    /** Document type ids behind the words draft, final and efile. */
    tagIds: { draft: string; final: string; efile: string };
  };
  /** How the pro counts days, and the zone that days are told in. */
  settings: ClockSettings;
  client: PortalClient;
  capabilities: Capabilities;
  /** The jobs that lists of it were read without. */
  leftOut: LeftOutJobs;
  /** The pace of all its requests. */
  pacer: Pacer;
  /** The pro, where it has been asked already. */
  pro?: Pro;
}

async function proFromProfile({ profile, client }: Session, purpose: string): Promise<Pro> {
  const unknown = {
    given_name: null,
    family_name: null,
    display_name: null,
    credential: null,
    state: null,
    job_limit: null,
  };
  if (profile.userId !== undefined) {
    return { user_id: profile.userId, email: profile.email ?? null, ...unknown };
  }
  if (profile.email === undefined) {
    throw new TaxqError({
      kind: 'config',
      code: 'pro_unknown',
      message: `Profile “${profile.name}” doesn’t say who you are.`,
      why: `This portal can’t tell whose sign-in it is, and ${purpose}.`,
      hint: 'Say it with TAXQ_EMAIL or TAXQ_USER_ID, or in the profile (taxq profile add … --email).',
    });
  }
  const filter = holds('email', profile.email);
  const found = pages(
    (page) => client.call('listMembers', { query: { filter, ...page } }),
    (member) => member.user_id,
  );
  for await (const member of found) {
    if (member.email?.toLowerCase() === profile.email.toLowerCase()) {
      return { user_id: member.user_id, email: profile.email, ...unknown };
    }
  }
  throw new TaxqError({
    kind: 'config',
    code: 'pro_unknown',
    message: `No member of the workspace has the e-mail ${profile.email}.`,
    why: `Profile “${profile.name}” names it as yours.`,
    hint: 'Check it with your portal, or give your user id: TAXQ_USER_ID, or --user-id in the profile.',
  });
}

/**
 * Who the pro is: asked of the portal where it can tell, else taken from the profile's user id or
 * looked up by its e-mail among the workspace's members.
 *
 * @param purpose what it is needed for, as the end of a sentence
 * @throws TaxqError of kind `config` when neither is known
 */
export async function whoAmI(session: Session, purpose = 'messages need a sender'): Promise<Pro> {
  if (session.pro !== undefined) return session.pro;
  if (!(await session.capabilities.has('me'))) return proFromProfile(session, purpose);
  const me = await session.client.call('getMe', {});
  return { ...me, job_limit: me.job_limit ?? null };
}
