/** Given names with the short forms that don't begin them; those that do need no entry. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  alexander: 'sasha xander lex',
  andrew: 'drew',
  anthony: 'tony',
  charles: 'charlie chuck chas',
  christopher: 'topher kit',
  deborah: 'debbie debby',
  dorothy: 'dot dottie',
  edward: 'ted teddy ned',
  elizabeth: 'liz lizzie beth betty betsy bess lisa eliza',
  francis: 'frank',
  frederick: 'fritz',
  henry: 'harry hank',
  isabella: 'bella',
  james: 'jim jimmy jamie',
  john: 'jack johnny',
  jonathan: 'jon jonny',
  katherine: 'kate kathy katie kit kitty',
  catherine: 'kate kathy katie',
  lawrence: 'larry',
  margaret: 'peggy meg maggie greta rita',
  mary: 'molly polly',
  michael: 'mike mick mickey',
  patricia: 'pat patty tricia trish',
  patrick: 'paddy',
  rebecca: 'becky',
  richard: 'dick rick ricky',
  robert: 'bob bobby rob robbie',
  ronald: 'ronnie',
  sarah: 'sally',
  stephen: 'steve',
  steven: 'steve',
  susan: 'sue susie',
  theodore: 'ted teddy',
  theresa: 'terry tess',
  william: 'bill billy will liam',
};

const LEAST_PREFIX = 3;

/** Whether two given names may be the same person's: one begins the other, or is its short form. */
export function maySay(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length >= LEAST_PREFIX && long.startsWith(short)) return true;
  const forms = (name: string) => SHORT_NAMES[name]?.split(' ') ?? [];
  return Object.hasOwn(SHORT_NAMES, one) || Object.hasOwn(SHORT_NAMES, other)
    ? forms(one).includes(other) || forms(other).includes(one)
    : false;
}
