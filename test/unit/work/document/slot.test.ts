import { describe, expect, test } from 'vitest';
import { olderVersion, slotOf } from '../../../../src/work/document/slot.ts';
import { DRAFT, FINAL, held, jobOf, OTHER } from '../upload/candidates.ts';

const job = jobOf('A');
const isOnePlace = (one: string, other: string, tag = DRAFT) =>
  slotOf(job, tag, one) === slotOf(job, tag, other);

describe('the place of a document in its job', () => {
  test.each([
    ['Draft return 2025', 'Rivera draft v2'],
    ['draft federal and CO', 'Colorado, US'],
    ['Draft CO', 'draft Colorado'],
  ])('is one for the drafts “%s” and “%s”', (one, other) => {
    expect(isOnePlace(one, other)).toBe(true);
  });

  test.each([
    ['Draft federal', 'Draft CO'],
    ['Draft return', 'Draft federal'],
    ['Draft CO', 'Draft CO and NY'],
  ])('is another for the drafts “%s” and “%s”', (one, other) => {
    expect(isOnePlace(one, other)).toBe(false);
  });

  test('doesn’t hang on a client who is called like a state', () => {
    const georgia = jobOf('G', 'Georgia Brown');
    expect(slotOf(georgia, DRAFT, 'Georgia Brown draft')).toBe(slotOf(georgia, DRAFT, 'Draft'));
  });

  test('is the title for all other documents, however it is written', () => {
    expect(isOnePlace('IRS notice', ' irs NOTICE ', OTHER)).toBe(true);
    expect(isOnePlace('IRS notice', 'IRS notice 2', OTHER)).toBe(false);
  });

  test('is another under another tag', () => {
    expect(slotOf(job, DRAFT, 'x')).not.toBe(slotOf(job, FINAL, 'x'));
  });
});

describe('the document that a new one takes the place of', () => {
  const documents = [
    held({ id: 'first', title: 'Draft return 2025' }),
    held({ id: 'state', title: 'Draft CO' }),
    held({ id: 'second', title: 'Draft return, corrected' }),
    held({ id: 'final', document_type: { id: FINAL.id, name: '' }, title: 'Final return' }),
    held({ id: 'untagged', document_type: null, title: 'Draft return' }),
  ];

  test.each([
    ['the newest in that place', DRAFT, 'Rivera draft', 'second'],
    ['the state’s for a state', DRAFT, 'Rivera draft Colorado', 'state'],
    ['none under a tag that the job has nothing of', OTHER, 'Draft return', undefined],
    ['none for another state', DRAFT, 'Rivera draft NY', undefined],
  ])('is %s', (_, tag, title, id) => {
    expect(olderVersion(documents, job, tag, title)?.id).toBe(id);
  });
});
