import type { CommandSpec } from '../spec.ts';

export const api: CommandSpec = {
  name: 'api',
  summary: 'Call the portal’s API as it is, or print its description',
  about:
    'The call goes to the profile’s portal and nowhere else, and no redirect is followed. ' +
    'GET unless there is a body; anything but GET asks first',
  arguments: [{ name: '[path]', about: 'Begins with one slash, such as /v1.0/jobs' }],
  options: [
    {
      flags: '--method <method>',
      about: 'GET, or POST when there is a body',
      choices: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    },
    {
      flags: '--field <key=value>',
      about: 'A field of the body, or of the query with GET; key:=5 for a value in JSON',
      repeatable: true,
    },
    { flags: '--input <file>', about: 'JSON to send as the body; - for standard input' },
    { flags: '-i, --include', about: 'Print the status and headers too' },
    { flags: '--openapi', about: 'Print the OpenAPI 3.1 description of the API and call nobody' },
  ],
  examples: [
    'taxq api /v1.0/jobs --method GET --field page_size=5',
    'taxq api /pro/v1/me | jq -r .email',
    'taxq api /v1.0/jobs/ID/messages --input message.json --dry-run',
    'taxq api --openapi > openapi.json',
  ],
  exits: [4, 5, 6, 7],
  writes: true,
  load: async () => (await import('./call.ts')).runCall,
};
