/** What the words of file names tell about tags. */
export interface TagWords {
  /** Phrase → draft, final, efile, or a document type id. */
  words: Readonly<Record<string, string>>;
  /** Phrases that give way to the tags named: a signed 8879 is an authorization. */
  yields: Readonly<Record<string, readonly string[]>>;
  /** Phrase → the tag that it speaks against: a rejection is no e-file confirmation. */
  against: Readonly<Record<string, string>>;
  /** Tag → phrases beside which its own words mean something else: a final K-1 is no final return. */
  beside: Readonly<Record<string, readonly string[]>>;
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

/** What may be draft, final or signed besides a return. */
const OTHER_DOCUMENTS = [
  ...['k-1', 'w-2', 'w-9', '1095', '1098', '1099', 'pay stub', 'paystub', 'paycheck', 'payslip'],
  ...['statement', 'notice', 'bill', 'invoice', 'order', 'receipt', 'payment', 'voucher', 'check'],
  ...['closing', 'disclosure', 'settlement', 'letter', 'agreement', 'contract', 'lease', 'offer'],
  ...[
    'loan',
    'mortgage',
    'report',
    'transcript',
    'appraisal',
    'decree',
    'judgment',
    'distribution',
  ],
  ...['estimate', 'quote', 'budget', 'organizer', 'worksheet', 'questionnaire', 'minutes', 'deed'],
  ...['will', 'kings', 'pick', 'exam', 'grades', 'walkthrough', 'inspection', 'bank'],
];

/** Words of an e-file that isn’t accepted, and of what else may be accepted. */
const NO_CONFIRMATION = [
  ...['failed', 'failure', 'fail', 'pending', 'error', 'declined', 'denied', 'refused', 'not'],
  ...['awaiting', 'waiting', 'queued', 'hold', 'submitted', 'transmitted', 'sent', 'resubmit'],
  ...['cancelled', 'canceled', 'incomplete', 'diagnostic', 'warning', 'problem', 'issue', 'ready'],
  ...['consent', 'instruction', 'invoice', 'bill', 'fee', 'loan', 'offer', 'mortgage', 'lease'],
  ...['job', 'employment', 'award', 'scholarship', 'admission', 'college', 'university', 'school'],
  ...['insurance', 'settlement', 'contract', 'terms', 'gift', 'payment', 'quote', 'bid'],
];

/** The words of Rocket Tax and Taxfyle, who use the same. */
export const TAG_WORDS: TagWords = {
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
  beside: {
    draft: OTHER_DOCUMENTS,
    final: OTHER_DOCUMENTS,
    SIGNED_RETURN: OTHER_DOCUMENTS,
    efile: NO_CONFIRMATION,
  },
};
