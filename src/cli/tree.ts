import type { CommandSpec, NounSpec } from '../commands/spec.ts';

/** A top-level word: enough for the first page of help, the rest is loaded when it is called. */
export interface Branch {
  name: string;
  alias?: string;
  summary: string;
  group: 'The day' | 'Jobs' | 'Portals' | 'Tools';
  load(): Promise<NounSpec | CommandSpec>;
}

/** The command tree, in the order of its help. */
export const TREE: readonly Branch[] = [
  {
    name: 'demo',
    summary: 'Live a pro’s whole day on a throw-away portal, and prove it',
    group: 'The day',
    load: () => import('../commands/demo/index.ts').then((module) => module.demo),
  },
  {
    name: 'queue',
    summary: 'Your open jobs, most urgent first: what comes next, what is due',
    group: 'The day',
    load: () => import('../commands/queue/index.ts').then((module) => module.queue),
  },
  {
    name: 'plan',
    summary: 'Propose the day’s actions, written out in full, as a file to review',
    group: 'The day',
    load: () => import('../commands/plan/index.ts').then((module) => module.plan),
  },
  {
    name: 'apply',
    summary: 'Do what is left in a plan that you have looked at',
    group: 'The day',
    load: () => import('../commands/apply/index.ts').then((module) => module.apply),
  },
  {
    name: 'intro',
    summary: 'Send the intro to each job that has none yet',
    group: 'The day',
    load: () => import('../commands/intro/index.ts').then((module) => module.intro),
  },
  {
    name: 'close',
    summary: 'Check the close gate, send the close-out message, complete the job',
    group: 'The day',
    load: () => import('../commands/close/index.ts').then((module) => module.close),
  },
  {
    name: 'job',
    alias: 'jobs',
    summary: 'List, view and open jobs; tick milestones',
    group: 'Jobs',
    load: () => import('../commands/job/index.ts').then((module) => module.job),
  },
  {
    name: 'message',
    alias: 'messages',
    summary: 'Send, list and preview chat messages',
    group: 'Jobs',
    load: () => import('../commands/message/index.ts').then((module) => module.message),
  },
  {
    name: 'note',
    alias: 'notes',
    summary: 'Write and list internal notes, which clients never see',
    group: 'Jobs',
    load: () => import('../commands/note/index.ts').then((module) => module.note),
  },
  {
    name: 'bank',
    summary: 'The message bank: list, show and check templates',
    group: 'Jobs',
    load: () => import('../commands/bank/index.ts').then((module) => module.bank),
  },
  {
    name: 'doc',
    alias: 'docs',
    summary: 'Upload, list and download documents; list tags',
    group: 'Jobs',
    load: () => import('../commands/doc/index.ts').then((module) => module.doc),
  },
  {
    name: 'upload',
    alias: 'uploads',
    summary: 'Many documents to many jobs: plan, run, status, verify',
    group: 'Jobs',
    load: () => import('../commands/upload/index.ts').then((module) => module.upload),
  },
  {
    name: 'scope',
    alias: 'scopes',
    summary: 'Request, list and withdraw scope changes',
    group: 'Jobs',
    load: () => import('../commands/scope/index.ts').then((module) => module.scope),
  },
  {
    name: 'auth',
    summary: 'Sign in and out, and see how you are signed in',
    group: 'Portals',
    load: () => import('../commands/auth/index.ts').then((module) => module.auth),
  },
  {
    name: 'profile',
    alias: 'profiles',
    summary: 'Add, list, show, use and remove portals',
    group: 'Portals',
    load: () => import('../commands/profile/index.ts').then((module) => module.profile),
  },
  {
    name: 'sandbox',
    summary: 'The embedded portal: for trying, teaching and testing',
    group: 'Portals',
    load: () => import('../commands/sandbox/index.ts').then((module) => module.sandbox),
  },
  {
    name: 'smoke',
    summary: 'Check a portal, for CI: sign-in, jobs, paging, documents, contract, times',
    group: 'Portals',
    load: () => import('../commands/smoke/index.ts').then((module) => module.smoke),
  },
  {
    name: 'doctor',
    summary: 'Check this machine: files, secrets, store, network, clock, sign-in',
    group: 'Tools',
    load: () => import('../commands/doctor/index.ts').then((module) => module.doctor),
  },
  {
    name: 'config',
    summary: 'Your settings: time zone, how clocks count, words for tags',
    group: 'Tools',
    load: () => import('../commands/config/index.ts').then((module) => module.config),
  },
  {
    name: 'api',
    summary: 'Call the portal’s API as it is, or print its description',
    group: 'Tools',
    load: () => import('../commands/api/index.ts').then((module) => module.api),
  },
];
