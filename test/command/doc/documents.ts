import { taxq } from '../../support/taxq.ts';

export interface Listed {
  id: string;
  title: string;
  description: string | null;
  document_type: { id: string; name: string } | null;
  word: string | null;
  file_name: string | null;
  size: number | null;
  sha256: string | null;
  create_time: string;
}

/** The documents of a job, as the portal holds them. */
export async function documents(job: string, env: Record<string, string>): Promise<Listed[]> {
  const { json } = await taxq(['doc', 'list', job, '--json'], { env });
  return json<Listed[]>();
}

/** How many documents of a job have this title. */
export async function timesTitled(title: string, job: string, env: Record<string, string>) {
  return (await documents(job, env)).filter((document) => document.title === title).length;
}
