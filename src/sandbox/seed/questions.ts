import type { Checklist, Question, Questionnaire } from '../../portal/contract/questionnaire.ts';
import { seedId } from './ids.ts';
import type { DocumentSketch } from './sketch.ts';

type Answers = Readonly<Record<string, string | number | boolean | string[]>>;

const FILING = ['SINGLE', 'MARRIED_JOINT', 'MARRIED_SEPARATE', 'HEAD_OF_HOUSEHOLD'];
const INCOME = ['WAGES', 'SELF_EMPLOYED', 'INVESTMENTS', 'RENTAL', 'RETIREMENT'];

const readable = (id: string) => {
  const text = id.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const options = (ids: readonly string[]) => ids.map((id) => ({ id, text: readable(id) }));

const QUESTIONS: readonly Question[] = [
  {
    id: 'FILING_STATUS',
    question: 'What is your filing status?',
    description: null,
    type: 'SINGLE_SELECT',
    options: options(FILING),
  },
  {
    id: 'INCOME_SOURCES',
    question: 'Where did your income come from?',
    description: 'Choose all that apply.',
    type: 'MULTI_SELECT',
    options: options(INCOME),
  },
  { id: 'DEPENDENTS', question: 'How many dependents do you have?', type: 'NUMERIC' },
  { id: 'OWNS_HOME', question: 'Do you own your home?', type: 'BOOL' },
  { id: 'STATE_OF_RESIDENCE', question: 'Which state do you live in?', type: 'TEXT' },
  { id: 'NOTES', question: 'Is there anything your preparer should know?', type: 'TEXT' },
];

/** The questions with these answers, by question id. */
export function questionnaireFor(answers: Answers): Questionnaire {
  return {
    ready_to_submit: ['FILING_STATUS', 'INCOME_SOURCES', 'STATE_OF_RESIDENCE'].every(
      (id) => answers[id] !== undefined,
    ),
    questions: QUESTIONS.map((question) => ({ ...question, answer: answers[question.id] ?? null })),
  };
}

/** The answered questions, as the pro sees them on the job. */
export const answeredQuestions = (answers: Answers) =>
  QUESTIONS.flatMap(({ id, question }) => {
    const answer = answers[id];
    return answer === undefined ? [] : [{ question_id: id, question, answer }];
  });

/** What the client is asked for; an item is done when a document of its type is there. */
export function checklistFor(
  key: string,
  documents: readonly DocumentSketch[],
  timeOf: (ago: number) => string,
): Checklist {
  const item = (type: string, name: string, about: string, required: boolean) => {
    const found = documents.find((document) => document.type === type);
    return {
      id: seedId(`checklist ${key} ${type}`),
      name,
      short_description: about,
      preview_url: null,
      required,
      ad_hoc: false,
      completed: found !== undefined,
      update_time: found === undefined ? null : timeOf(found.ago),
      input: { document: { document_type_id: type } },
    };
  };
  return {
    sections: [
      {
        id: seedId(`checklist ${key} identity`),
        name: 'Identity',
        requested_supporting_items: [
          item('ID', 'Photo ID', 'Driver’s license or passport', true),
          item('PRIOR_YEAR_RETURN', 'Prior-year return', 'Last year’s filed return', false),
        ],
      },
      {
        id: seedId(`checklist ${key} income`),
        name: 'Income',
        requested_supporting_items: [item('W_2', 'W-2', 'One from each employer', false)],
      },
    ],
  };
}
