/** How one field of a list may be filtered. */
export interface FilterField {
  type: 'text' | 'time' | 'boolean';
  operators: readonly string[];
  /** The SQL term with one placeholder for the value. */
  sql(operator: string): string;
}

export type FilterFields = Readonly<Record<string, FilterField>>;

const EQUAL = ['='] as const;
const EQUALITY = ['=', '!='] as const;
const ORDER = ['=', '!=', '>', '>=', '<', '<='] as const;

const column = (
  name: string,
  type: FilterField['type'],
  operators: readonly string[],
): FilterField => ({ type, operators, sql: (operator) => `${name} ${operator} ?` });

const time = (name: string) => column(name, 'time', ORDER);

export const JOB_FIELDS: FilterFields = {
  status: column('status', 'text', EQUALITY),
  member: {
    type: 'text',
    operators: EQUAL,
    sql: () => 'id IN (SELECT job_id FROM job_members WHERE user_id = ?)',
  },
  short_id: column('short_id', 'text', EQUAL),
  create_time: time('create_time'),
  update_time: time('update_time'),
  transmit_time: time('transmit_time'),
  deadline_time: time('deadline_time'),
};

/** The pro’s rendering of a job may have changed later than the documented one. */
export const PRO_JOB_FIELDS: FilterFields = {
  ...JOB_FIELDS,
  update_time: time("pro_doc ->> '$.update_time'"),
};

export const MEMBER_FIELDS: FilterFields = {
  email: column('email', 'text', EQUAL),
  inactive: column('inactive', 'boolean', EQUALITY),
};

export const CONSULTATION_ITEM_FIELDS: FilterFields = {
  id: column('id', 'text', EQUAL),
  name: column("json_extract(doc, '$.name')", 'text', EQUALITY),
};
