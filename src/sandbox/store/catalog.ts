import type { ConsultationItem } from '../../portal/contract/consultations.ts';
import type { DocumentType } from '../../portal/contract/documents.ts';
import type { Me } from '../../portal/contract/me.ts';
import type { BankTemplate } from '../../portal/contract/message-bank.ts';
import type { ScopeItem } from '../../portal/contract/scope-changes.ts';
import type { Condition } from '../filter/condition.ts';
import type { Db } from './database.ts';
import { reader, type Slice, slice, writer } from './rows.ts';

/** What a workspace offers, by kind. */
export interface CatalogKinds {
  document_type: DocumentType;
  scope_item: ScopeItem;
  consultation_item: ConsultationItem;
  bank_template: BankTemplate;
  /** The pro behind the pro credentials; one entry. */
  me: Me;
  /** The platform's own machine member; one entry. */
  platform: { id: string };
}

export type CatalogKind = keyof CatalogKinds;

/** The workspace's fixed lists. */
export function catalogTable(db: Db) {
  const insert = writer(db, 'INSERT INTO catalog VALUES (?, ?, ?, ?, ?)');
  const ofKind = reader<[string]>(db, 'SELECT doc FROM catalog WHERE kind = ? ORDER BY position');
  const one = reader<[string, number | null]>(
    db,
    'SELECT doc, price FROM catalog WHERE kind = ? AND id = ?',
  );
  return {
    insert<K extends CatalogKind>(
      kind: K,
      position: number,
      id: string,
      entry: CatalogKinds[K],
      price: number | null = null,
    ): void {
      insert(kind, position, id, price, JSON.stringify(entry));
    },
    list: <K extends CatalogKind>(kind: K) =>
      ofKind.all(kind).map(([doc]) => JSON.parse(doc) as CatalogKinds[K]),
    find<K extends CatalogKind>(kind: K, id: string) {
      const row = one.first(kind, id);
      if (row === undefined) return undefined;
      return { entry: JSON.parse(row[0]) as CatalogKinds[K], price: row[1] ?? 0 };
    },
    consultationItems(condition: Condition, after: number, size: number): Slice<ConsultationItem> {
      const page = reader<[number, string]>(
        db,
        `SELECT position, doc FROM catalog WHERE kind = 'consultation_item' AND position > ?
         ${condition.sql} ORDER BY position LIMIT ?`,
      );
      return slice(page.all(after, ...condition.bind, size + 1), size);
    },
  };
}
