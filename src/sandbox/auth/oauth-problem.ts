/** A refusal of the token endpoint, which answers in OAuth's own form (RFC 6749, section 5.2). */
export class OAuthProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, description: string) {
    super(description);
    this.name = 'OAuthProblem';
    this.status = status;
    this.code = code;
  }
}
