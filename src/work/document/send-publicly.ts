import { writeOnce } from '../../portal/write-once.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import { withReference } from '../../transfer/reference.ts';
import type { Session } from '../session.ts';
import { findSentDocument } from './find-sent-document.ts';
import { bodyOf } from './multipart-body.ts';
import type { OutgoingDocument } from './outgoing.ts';
import type { Sending } from './sending.ts';

/** Uploads to a portal that takes no key: before it is sent again the portal is asked what it has. */
export async function sendPublicly(
  session: Session,
  document: OutgoingDocument,
  sending: Sending,
): Promise<string> {
  const { job, file } = document;
  const { client } = session;
  const since = client.portalNow();
  const description = withReference(document.description, file.sha256);
  const body = await bodyOf(document, { job_id: job.id, description }, sending);
  const { id } = await writeOnce<{ id: string }>({
    send: () => client.call('createDocument', {}, { multipart: body, signal: sending.signal }),
    find: async () => {
      const found = await findSentDocument(session, document, since, sending.digestOf);
      return found === null ? null : { id: found };
    },
    doing: `upload ${file.file_name} to job ${job.short_id}`,
    look: taxqCommand('doc list', [job.short_id]),
    sleep: sending.sleep,
  });
  return id;
}
