import type { Problem } from '../portal/contract/common.ts';

export interface FieldFault {
  path: string;
  message: string;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  507: 'Insufficient Storage',
};

/** A refusal that the portal answers as problem details (RFC 9457). */
export class PortalProblem extends Error {
  readonly status: number;
  readonly faults: readonly FieldFault[] | undefined;

  constructor(status: number, detail: string, faults?: readonly FieldFault[]) {
    super(detail);
    this.name = 'PortalProblem';
    this.status = status;
    this.faults = faults;
  }
}

/** 400: the request itself is wrong; `faults` says where. */
export const badRequest = (detail: string, faults?: readonly FieldFault[]) =>
  new PortalProblem(400, detail, faults);
/** 403: this caller may not. */
export const forbidden = (detail: string) => new PortalProblem(403, detail);
/** 404: there is no such thing. */
export const notFound = (detail: string) => new PortalProblem(404, detail);
/** 409: not in the state that things are in. */
export const conflict = (detail: string) => new PortalProblem(409, detail);

/** 422: well formed, but what it names does not fit together. */
export const unprocessable = (detail: string, faults?: readonly FieldFault[]) =>
  new PortalProblem(422, detail, faults);

/** The body of a problem answer. */
export function problemBody(
  status: number,
  detail: string,
  requestId: string,
  faults?: readonly FieldFault[],
): Problem {
  const title = TITLES[status] ?? 'Error';
  return {
    type: `urn:taxq:problem:${title.toLowerCase().replaceAll(' ', '-')}`,
    title,
    status,
    detail,
    request_id: requestId,
    ...(faults === undefined ? {} : { errors: faults.map((fault) => ({ ...fault })) }),
  };
}
