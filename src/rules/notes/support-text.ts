export interface SupportFacts {
  short_id: string;
  /** What the client is called. */
  client: string;
  /** What the note says of the contact. */
  text: string;
}

const HEADING = /^#+ .*\n/gm;

/**
 * The mail in which the pro tells Taxfyle Support of contact off the platform: M7, Rocket Tax
 * service expectations. Plain text, with the address that the rule names.
 */
export function supportText({ short_id, client, text }: SupportFacts): string {
  return [
    'To: Taxfyle Support',
    'Cc: success@taxfyle.com',
    `Subject: Contact off the platform, job ${short_id}`,
    '',
    `${client} (job ${short_id}) and I were in contact off the platform.`,
    text.replace(HEADING, '').trim(),
  ].join('\n');
}
