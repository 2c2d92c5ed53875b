/** Words that change nothing about what a message asks or says. */
export const POLITE: ReadonlySet<string> = new Set(
  `a about again all also am an and any are as at back be been before best bumping but by can check
checking circling could day dear do earlier evening following follow for forward friendly from
gentle good great have hello here hey hi hope i i'd i'll i'm i've if in is it it's just kind kindly
know last let like look looking me message morning afternoon my need next of on once one or other
our please previous quick re regards remind reminder reminding resending see send sending sincerely so
soon still sure thank thanks that the their them there this to too touch up upon was we week
weekend well were when which while will with would yet you your`.split(/\s+/),
);

/** What is done with the things asked for, in the words in which a request may be said again. */
export const DOING: ReadonlySet<string> = new Set(
  `attach attaching begin beginning complete completed completing continue draft drafting file filing
finish finishing get give go going have having missing needed needs open outstanding pass post
prepare preparing proceed provide providing reply required share sharing start starting submit supply
them then upload uploaded uploading waiting want work working
able chance date day did do does find get had may moment only put ready tell time under what whether
where who`.split(/\s+/),
);
/** What a client is asked to do, in whatever words: such a word alone is a request. */
const APPROVE = 'approval';
const SIGN = 'sign';
const ACTS: ReadonlySet<string> = new Set([APPROVE, SIGN]);

/** Turns of phrase that ask for the same, and the one word that they are read as. */
const SAME_ACTS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:whether|if|that) i (?:may|can|should) (?:e-?)?file(?: it| them| (?:the|your) returns?)?\b|\b(?:may|shall) i (?:e-?)?file(?: it)?\b|\b(?:your )?(?:approval|go-?ahead|green light|ok|okay)\b|\bapprov(?:e|ed|ing)\b|\blook(?:ed|ing)? (?:(?:it|them|that) )?(?:over|through|at)\b|\breview(?:ed|ing)?\b/g,
    ` ${APPROVE} `,
  ],
  [/\b(?:e-?)?sign(?:ed|ing|atures?)?\b/g, ` ${SIGN} `],
  [/\bmov(?:e|ing) (?:forward|ahead|on|along)\b/g, ' go '],
];

/** A text in lower case with one word for each act that the client is asked for. */
export const withPlainActs = (text: string): string =>
  SAME_ACTS.reduce((plain, [said, act]) => plain.replace(said, act), text);

/** Whether a word stands for what the client is asked to do. */
export const isAct = (word: string): boolean => ACTS.has(word);
