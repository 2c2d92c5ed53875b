import type { BankTemplate } from '../../portal/contract/message-bank.ts';

const SOURCE = `---
id: extension-question
title: Ask whether to file an extension
audience: client
workspace: rocket-tax
variables:
  client.first_name: { type: text, about: The client’s first name }
  job.tax_year: { type: number, about: The tax year of the return }
  due_date: { type: date, about: The day the return is due }
  missing: { type: list, about: What is still needed, item: text }
---
Hi {{ client.first_name }},

Your {{ job.tax_year }} return is due on {{ due_date | long_date }}, and I am still missing:

{% for item in missing %}- {{ item }}
{% endfor %}
If these cannot reach me in time, an extension gives you more time to file. It gives no more time to pay, so any tax you expect to owe is still due on {{ due_date | long_date }}.

An extension is your decision. Please answer here with **yes, file an extension** or **no, the documents are on their way**, and I will act on that.
`;

/** The workspace's own template, which shows that the portal's bank comes before the built-in one. */
export const EXTENSION_QUESTION: BankTemplate = {
  id: 'extension-question',
  title: 'Ask whether to file an extension',
  locale: 'en',
  audience: 'client',
  workspace: 'rocket-tax',
  source: SOURCE,
};
