/** What the words of file names tell about tags, for one workspace. */
export interface TagWordPack {
  name: string;
  /** Phrase → draft, final, efile, or a document type id. */
  words: Readonly<Record<string, string>>;
  /** Phrases that give way to the tags named: a signed 8879 is an authorization. */
  yields: Readonly<Record<string, readonly string[]>>;
  /** Phrase → the tag that it speaks against: a rejection is no e-file confirmation. */
  against: Readonly<Record<string, string>>;
}

const WORDS: Readonly<Record<string, string>> = {
  draft: 'draft',
  'draft return': 'draft',
  'review copy': 'draft',
  preliminary: 'draft',
  final: 'final',
  'final return': 'final',
  'filed copy': 'final',
  'client copy': 'final',
  'e-file': 'efile',
  efile: 'efile',
  'e-file confirmation': 'efile',
  'efile confirmation': 'efile',
  'e-file acceptance': 'efile',
  'efile acceptance': 'efile',
  acceptance: 'efile',
  accepted: 'efile',
  ack: 'efile',
  acknowledgement: 'efile',
  acknowledgment: 'efile',
  '9325': 'efile',
  '8879': 'EFILE_AUTHORIZATION',
  'e-file authorization': 'EFILE_AUTHORIZATION',
  'efile authorization': 'EFILE_AUTHORIZATION',
  'e-file signature': 'EFILE_AUTHORIZATION',
  'efile signature': 'EFILE_AUTHORIZATION',
  'signature form': 'EFILE_AUTHORIZATION',
  signed: 'SIGNED_RETURN',
  'signed return': 'SIGNED_RETURN',
  'proof of mailing': 'PROOF_OF_MAILING',
  'certified mail': 'PROOF_OF_MAILING',
  'mailing receipt': 'PROOF_OF_MAILING',
  extension: 'EXTENSION',
  '4868': 'EXTENSION',
  '7004': 'EXTENSION',
  'prior year': 'PRIOR_YEAR_RETURN',
  'prior year return': 'PRIOR_YEAR_RETURN',
  'w-2': 'W_2',
  '1098': '1098',
  '1099': '1099',
  'photo id': 'ID',
  'drivers license': 'ID',
  'driver license': 'ID',
  'drivers licence': 'ID',
  passport: 'ID',
};

/** Draft, final and efile are missing on purpose: a “signed final” is for the pro to decide. */
const MORE_TELLING_THAN_SIGNED = [
  'EFILE_AUTHORIZATION',
  'PROOF_OF_MAILING',
  'EXTENSION',
  'PRIOR_YEAR_RETURN',
  'W_2',
  '1098',
  '1099',
  'ID',
];

const BASE: Omit<TagWordPack, 'name'> = {
  words: WORDS,
  yields: { signed: MORE_TELLING_THAN_SIGNED },
  against: {
    rejected: 'efile',
    rejection: 'efile',
    reject: 'efile',
    'not accepted': 'efile',
    'not final': 'final',
    'final notice': 'final',
    'not signed': 'SIGNED_RETURN',
    'w-2g': 'W_2',
  },
};

/** The packs of the workspaces, the usual one first. */
export const TAG_WORDS: readonly [TagWordPack, ...TagWordPack[]] = [
  { ...BASE, name: 'rocket-tax' },
  { ...BASE, name: 'taxfyle' },
];
