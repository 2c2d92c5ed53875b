/** The bearer token of one profile, and where it came from. It is sent to that profile's origin only. */
export interface Bearer {
  profile: string;
  /** Where the token comes from, for errors and `auth status`, such as `TAXQ_TOKEN`. */
  tokenSource: string;
  /** Whom the token is for, as the profile says; for errors. */
  audience?: string | undefined;
  /** What the token is got with; never shown, however a portal repeats it. */
  secrets?: readonly string[] | undefined;
  /** @param rejected the token that the portal has just refused, to get another one if there is one */
  token(rejected?: string): Promise<string>;
}
