import type { ProJob } from '../../portal/contract/pro-jobs.ts';
import { PRO, WORKSPACES } from './catalog.ts';
import { seedId, seedLastFour, seedShortId } from './ids.ts';
import { answeredQuestions } from './questions.ts';
import { servicesOf } from './services.ts';
import type { JobSketch, PersonSketch } from './sketch.ts';
import { stateName } from './states.ts';

/** The year that every sketched return is for. */
export const TAX_YEAR = 2025;

/** A client's user id: the same person has the same in every job. */
export const clientId = ({ given, family }: PersonSketch) => seedId(`client ${given} ${family}`);

function membersOf(sketch: JobSketch): NonNullable<ProJob['members']> {
  const clients = sketch.clients.map((person, index) => ({
    role: index === 0 ? 'CLIENT' : 'CHAMPION',
    type: 'CLIENT',
    user_id: clientId(person),
    given_name: person.given,
    family_name: person.family,
    display_name: `${person.given} ${person.family}`,
  }));
  if (!sketch.withPro) return clients;
  const { user_id, given_name, family_name, display_name } = PRO;
  return [
    ...clients,
    { role: 'PROVIDER', type: 'PROVIDER', user_id, given_name, family_name, display_name },
  ];
}

const jurisdiction = (text: string) => {
  const [code = '', filing = 'EFILE'] = text.split(':');
  return { code, name: stateName(code), filing };
};

const unreadCount = ({ messages }: JobSketch) => {
  const last = messages.findLastIndex(({ from }) => from === 'pro');
  return messages.slice(last + 1).filter(({ from }) => from === 'client').length;
};

/**
 * Makes a sketched job as the portal keeps it.
 *
 * @param time turns hours ago into an instant
 */
export function toJob(sketch: JobSketch, time: (ago: number) => string): ProJob {
  const workspace = WORKSPACES[sketch.workspace];
  const optional = (ago: number | undefined) => (ago === undefined ? null : time(ago));
  return {
    id: seedId(`job ${sketch.key}`),
    short_id: seedShortId(sketch.key),
    name: `${sketch.displayName}, ${TAX_YEAR} Form ${sketch.form}`,
    description: `${sketch.displayName} | ${TAX_YEAR} | ${sketch.form}`,
    workspace_id: workspace.id,
    status: sketch.status,
    create_time: time(sketch.created),
    update_time: time(sketch.updated),
    transmit_time: optional(sketch.submitted),
    deadline_time: sketch.dueIn === undefined ? null : time(-sketch.dueIn),
    total_amount: sketch.amount,
    members: membersOf(sketch),
    requested_provider: null,
    current_progress_step:
      sketch.step === undefined
        ? null
        : { step: sketch.step[0], date_updated: time(sketch.step[1]) },
    workspace: { ...workspace },
    job_type: sketch.type,
    tax_year: TAX_YEAR,
    jurisdictions: sketch.jurisdictions.map(jurisdiction),
    services: servicesOf(sketch),
    questionnaire_answers: answeredQuestions(sketch.answers),
    hold_reason: sketch.holdReason ?? null,
    pending_scope_change_id:
      sketch.scopeChange === undefined ? null : seedId(`scope change ${sketch.key}`),
    unread_count: unreadCount(sketch),
    info_complete_time: optional(sketch.infoComplete),
    completed_time: optional(sketch.completed),
    client_rating: sketch.rating ?? null,
    client_tin_last_four: seedLastFour(clientId(sketch.clients[0])),
  };
}
