import { TaxqError, usage } from '../../errors.ts';
import { candidatesFor, theyAre } from '../candidates.ts';
import type { ScopeItemView } from './scope-items.ts';

/** An item and how many of it. */
export interface ChosenItem {
  item: ScopeItemView;
  quantity: number;
}

const MAX_QUANTITY = 1000;

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Splits `ID=QTY`; a quantity that isn't said is 1. */
function readWish(text: string): { wanted: string; quantity: number } {
  const at = text.lastIndexOf('=');
  const wanted = (at < 0 ? text : text.slice(0, at)).trim();
  const count = at < 0 ? '1' : text.slice(at + 1).trim();
  const quantity = /^\d+$/.test(count) ? Number(count) : 0;
  if (wanted !== '' && quantity >= 1 && quantity <= MAX_QUANTITY) return { wanted, quantity };
  throw usage(
    'item_quantity',
    `“${text}” is not an item with a quantity.`,
    `A quantity is a whole number from 1 to ${MAX_QUANTITY}.`,
    'Write --item ID or --item ID=2.',
  );
}

function findItem(items: readonly ScopeItemView[], wanted: string, services: boolean) {
  const fitting = candidatesFor(wanted, items, ({ name }) => [name], plain);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  if (only !== undefined) {
    throw usage(
      'item_ambiguous',
      `“${wanted}” fits ${fitting.length} items.`,
      theyAre(fitting.map(({ id, name }) => `${name} (${id})`)),
      'Name one by its id.',
    );
  }
  if (services) {
    throw usage(
      'item_unknown',
      `There is no item “${wanted}”.`,
      'It is neither an id nor a part of the name of anything a scope change can add.',
      'See them all: taxq scope items',
    );
  }
  throw new TaxqError({
    kind: 'unsupported',
    code: 'capability_missing',
    message: `This portal offers no scope change for “${wanted}”.`,
    why: 'Its API knows consultation items only (taxq scope items), and “scope_changes” for services is missing.',
    hint: 'Request services in the portal itself: taxq job open JOB',
  });
}

/**
 * Finds the items that a pro named as `ID` or `ID=QTY`, by id, name, or a part of the name that fits
 * one only. Naming one twice adds up.
 *
 * @param services whether `items` holds the portal's services too
 * @throws TaxqError of kind `usage`; `unsupported` for what may be a service on a portal without them
 */
export function chooseItems(
  items: readonly ScopeItemView[],
  wishes: readonly string[],
  services: boolean,
): ChosenItem[] {
  const chosen = new Map<string, ChosenItem>();
  for (const wish of wishes) {
    const { wanted, quantity } = readWish(wish);
    const item = findItem(items, wanted, services);
    const before = chosen.get(item.id)?.quantity ?? 0;
    if (before + quantity > MAX_QUANTITY) readWish(`${item.id}=${before + quantity}`);
    chosen.set(item.id, { item, quantity: before + quantity });
  }
  const all = [...chosen.values()];
  if (new Set(all.map(({ item }) => item.kind)).size < 2) return all;
  throw usage(
    'items_mixed',
    'One request can’t hold services and consultations.',
    `Services: ${namesOf(all, 'service')}. Consultations: ${namesOf(all, 'consultation')}.`,
    'Request the one, and the other when the client has decided.',
  );
}

const namesOf = (all: readonly ChosenItem[], kind: ScopeItemView['kind']) =>
  all
    .filter(({ item }) => item.kind === kind)
    .map(({ item }) => item.name)
    .join(', ');
