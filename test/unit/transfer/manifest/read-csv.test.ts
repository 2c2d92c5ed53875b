import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../../src/transfer/manifest/index.ts';
import { NAME, refusal, row } from './rows.ts';

const MINIMAL = 'file,job,tag\nRivera draft.pdf,ABCDEFGHJKL,draft\n';

describe('a CSV manifest', () => {
  it.each([
    ['as taxq writes it', MINIMAL],
    ['with the line ends of Windows', MINIMAL.replaceAll('\n', '\r\n')],
    ['with the line ends of an old Mac', MINIMAL.replaceAll('\n', '\r')],
    ['with the mark that Excel puts first', `\uFEFF${MINIMAL}`],
    ['with semicolons, as Excel writes in Europe', MINIMAL.replaceAll(',', ';')],
    ['with tabs', MINIMAL.replaceAll(',', '\t')],
    ['with quotes around everything', MINIMAL.replace(/[^,\n]+/g, '"$&"')],
    ['without a last line end', MINIMAL.trimEnd()],
    ['with columns in capitals', MINIMAL.replace('file,job,tag', ' File , JOB,"Tag"')],
    ['with rows that are empty below', `${MINIMAL},,\n\n`],
    ['with columns in another order', 'tag,file,job\ndraft,Rivera draft.pdf,ABCDEFGHJKL'],
    [
      'that is the report of a run',
      'file,job,tag,Status,error,Document ID\nRivera draft.pdf,ABCDEFGHJKL,draft,failed,"No, it is",\n',
    ],
  ])('is read %s', (_, text) => {
    expect(readManifest(text, NAME)).toStrictEqual([row()]);
  });

  it('gives each cell as what it is', () => {
    const text = [
      'file,job,client,tag,title,description,size,sha256,confidence,reason,verdict',
      `a.pdf,ABCDEFGHJKL,"Rivera, Ana",final,2024 return,For you,0123,${'AB'.repeat(32)},high,by name,upload`,
    ].join('\n');
    expect(readManifest(text, NAME)).toStrictEqual([
      row({
        file: 'a.pdf',
        client: 'Rivera, Ana',
        tag: 'final',
        title: '2024 return',
        description: 'For you',
        size: 123,
        sha256: 'ab'.repeat(32),
        confidence: 'high',
        reason: 'by name',
        verdict: 'upload',
      }),
    ]);
  });

  it('counts lines as an editor does, over line ends in cells and empty lines', () => {
    const text =
      'file,job,tag\r\n"a\r\nb\nc.pdf",J,draft\r\n\r\nd.pdf,"J\r",draft\r\ne.pdf,J,draft';
    expect(readManifest(text, NAME).map(({ line, file }) => [line, file])).toEqual([
      [2, 'a\r\nb\nc.pdf'],
      [6, 'd.pdf'],
      [8, 'e.pdf'],
    ]);
  });

  it('may leave out job and tag where nothing is to be uploaded', () => {
    const text = 'file,job,tag,verdict\na.pdf,,,skip\nb.pdf,,,refused: two clients\n';
    expect(readManifest(text, NAME)).toMatchObject([
      { file: 'a.pdf', job: '', tag: '', verdict: 'skip' },
      { file: 'b.pdf', job: '', tag: '' },
    ]);
  });
});

describe('a CSV manifest is refused', () => {
  it.each([
    ['when it is empty', '', 'manifest_empty', 'It is empty'],
    ['when it is blank', '\uFEFF \n\n', 'manifest_empty', 'It is empty'],
    ['when it has only a header', 'file,job,tag\n,,\n', 'manifest_empty', 'below its header'],
    ['when a quote is not closed', `${MINIMAL}"a.pdf,J,draft`, 'manifest_unreadable', 'line 3'],
    ['when a quote comes late', `${MINIMAL}a"b.pdf,J,draft`, 'manifest_unreadable', 'line 3'],
    ['without a column for the job', 'file,tag\na,b', 'manifest_column_missing', '“job”'],
    [
      'without columns for job and tag',
      'file,size\na,1',
      'manifest_column_missing',
      '“job”, “tag”',
    ],
    [
      'without a header',
      'a.pdf,ABCDEFGHJKL,draft\n',
      'manifest_column_unknown',
      '“a.pdf” (line 1)',
    ],
    [
      'with a column twice',
      'file,job,tag,File\n',
      'manifest_column_twice',
      '“file” twice (line 1)',
    ],
    [
      'with a column mistyped',
      '\nfile,job,tag,Titel\na,b,c,d',
      'manifest_column_unknown',
      '“Titel” (line 2)',
    ],
    ['with a column that has no name', 'file,job,tag,\na,b,c,d', 'manifest_column_unknown', '“”'],
  ])('%s', (_, text, code, says) => {
    const error = refusal(text);
    expect(error).toMatchObject({ kind: 'usage', code });
    expect(error.whatAndWhy).toContain(NAME);
    expect(error.whatAndWhy).toContain(says);
    expect(error.hint).toBeTruthy();
  });

  it('with the columns that there are, when one is mistyped', () => {
    expect(refusal('file,job,tag,titel\na,b,c,d').why).toMatch(/file, job, client, tag, title/);
  });

  it.each([
    ['too few cells', 'a.pdf,J', 'Line 2: too few cells for the 6 columns'],
    ['too many cells', 'a.pdf,J,draft,,,,', 'Line 2: too many cells for the 6 columns'],
    ['no file', ',J,draft,,,', 'Line 2: “file” is empty'],
    ['a file of spaces', ' ,J,draft,,,', 'Line 2: “file” is empty'],
    ['no job', 'a.pdf,,draft,,,', 'Line 2: “job” is empty'],
    ['no tag but a verdict to upload', 'a.pdf,J,,,,Upload', 'Line 2: “tag” is empty'],
    ['no tag for a new version', 'a.pdf,J,,,,new version of 7', 'Line 2: “tag” is empty'],
    ['a size in words', 'a.pdf,J,draft,12 KB,,', '“size” is not a whole number'],
    ['a size in parts', 'a.pdf,J,draft,1.5,,', '“size” is not a whole number'],
    ['a size below nothing', 'a.pdf,J,draft,-1,,', '“size” is not a whole number'],
    ['a size beyond counting', 'a.pdf,J,draft,9007199254740993,,', '“size” is not a whole number'],
    ['a digest cut off', `a.pdf,J,draft,,${'a'.repeat(63)},`, '“sha256” is not 64 hex digits'],
    ['a digest of other letters', `a.pdf,J,draft,,${'g'.repeat(64)},`, '“sha256” is not 64'],
  ])('with a row that has %s', (_, line, says) => {
    const error = refusal(`file,job,tag,size,sha256,verdict\n${line}\n`);
    expect(error).toMatchObject({ kind: 'usage', code: 'manifest_invalid' });
    expect(error.why).toContain(says);
  });

  it('with everything that is wrong at once, five lines of each', () => {
    const lines = Array.from({ length: 1008 }, () => 'a.pdf,,draft,');
    const error = refusal(['file,job,tag,size', ...lines, 'b.pdf,J,draft,x', 'c,J,d,y'].join('\n'));
    expect(error.why).toBe(
      'Lines 2, 3, 4, 5, 6 and 1,003 more: “job” is empty. Lines 1010 and 1011: “size” is not a whole number of bytes.',
    );
  });
});
