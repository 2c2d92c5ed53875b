const PRO = 'user-pro';
const CLIENT = 'user-client';
const START = Date.parse('2026-02-02T14:00:00Z');
const HOUR = 3_600_000;

const SAID = [
  'Hi Ana, I am your preparer, a CPA in Ohio. I read your answers and will look through your documents. You will hear from me within two business days.',
  'Thank you for the W-2. Please upload the 1099-DIV of your broker, too; without it I can’t finish Schedule B.',
  'Everything is there now. I will have your draft return ready by Friday, March 13.',
  'Your draft return is uploaded. Please look it over and approve it on the job page, or tell me what to change.',
];
const ASKED = [
  'Hello, do you need anything else from me? I have found another 1099 in the mail today.',
  'Here it is. When can I expect the draft?',
  'Looks good to me, thank you!',
];
const MILESTONES = [
  'Introductions',
  'Scope verified',
  'Documents received',
  'Draft uploaded',
  'Draft approved',
  'E-file authorization signed',
  'Filed',
  'Accepted',
  'Engagement complete',
];
const TAGS = [
  'W_2',
  'FORM_1099',
  'DRAFT_RETURN',
  'EFILE_AUTHORIZATION',
  'FINAL_RETURN',
  'EFILE_CONFIRMATION',
];

const at = (hours) => new Date(START + hours * HOUR).toISOString();

/** The facts of one of many open jobs, at one of ten points on its way; the same every time. */
export function jobFacts(index) {
  const progress = index % 10;
  const late = (index * 7) % 200;
  const count = 2 + Math.min(progress, 6);
  return {
    job: {
      short_id: `J${String(index).padStart(10, '0')}`,
      status: index % 9 === 0 ? 'ON_HOLD' : 'CLAIMED',
      job_type: 'b2c_individual',
      tax_year: 2025,
      client_user_ids: [CLIENT],
      client_names: ['Ana Georgia Rivera'],
      pro_user_id: PRO,
      pending_scope_change_id: null,
      step: progress < 5 ? null : progress === 5 ? 'DRAFT_SUBMITTED' : 'DRAFT_APPROVED',
      step_time: progress < 5 ? null : at(late + 400),
      jurisdictions: [
        { code: 'US', name: 'Federal', filing: 'EFILE' },
        { code: 'OH', name: 'Ohio', filing: 'EFILE' },
      ],
      create_time: at(late),
      deadline_time: index % 3 === 0 ? at(late + 1_500) : null,
      completed_time: null,
      hold_reason: null,
      form: null,
      extended: null,
    },
    milestones: MILESTONES.map((name, place) => ({
      id: `m-${place}`,
      name,
      owner: name === 'Draft approved' ? 'CLIENT' : 'PRO',
      completed: place < progress,
      completed_time: place < progress ? at(late + 60 * place) : null,
    })),
    messages: Array.from({ length: count }, (_, place) => ({
      id: `msg-${place}`,
      text: place % 2 === 0 ? SAID[(place / 2) % SAID.length] : ASKED[place % ASKED.length],
      sender_user_id: place % 2 === 0 ? PRO : CLIENT,
      create_time: at(late + 20 + 55 * place),
    })),
    documents: TAGS.slice(0, Math.min(TAGS.length, progress)).map((tag, place) => ({
      id: `d-${place}`,
      title: place === 3 ? 'Form 8879, signed' : `${tag} Federal and Ohio`,
      create_time: at(late + 100 + 70 * place),
      document_type_id: tag,
      description: null,
      file_name: `${tag.toLowerCase()}.pdf`,
      sha256: null,
      uploader: place < 2 ? 'client' : 'pro',
    })),
    tagIds: { draft: 'DRAFT_RETURN', final: 'FINAL_RETURN', efile: 'EFILE_CONFIRMATION' },
    support_name: 'Rocket Tax support',
    holds: index % 9 === 0 ? [{ id: 'h', from: at(late + 300), to: null }] : [],
    info_complete:
      progress < 3 ? [] : [{ id: 'ic', declared_time: at(late + 200), withdrawn_time: null }],
    commitments: null,
  };
}
