import * as Type from 'typebox';
import { COMMON_ERRORS, Id, listOf, openSet } from './common.ts';
import { operation } from './operation.ts';

export const BankTemplate = Type.Object({
  id: Id,
  title: Type.String(),
  locale: Type.String(),
  audience: openSet(['client', 'note', 'support'], 'Who reads it'),
  workspace: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  source: Type.String({ description: 'The whole template: front matter and Liquid body' }),
});
export type BankTemplate = Type.Static<typeof BankTemplate>;

export const listBankTemplates = operation({
  id: 'listBankTemplates',
  method: 'GET',
  path: '/pro/v1/message-bank',
  surface: 'pro',
  capability: 'message_bank',
  summary: 'List the workspace’s own message templates',
  response: { status: 200, schema: listOf(BankTemplate) },
  errors: COMMON_ERRORS,
  repeat: 'safe',
});
