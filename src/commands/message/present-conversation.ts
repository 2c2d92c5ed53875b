import { sanitize, sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import type { MessageView } from '../../work/message/list-messages.ts';
import { MESSAGE_FIELDS } from './fields.ts';

const WIDEST = 100;
const INDENT = '  ';

/** How messages are listed for a program, or in a pipe. */
export const messagesView: View<MessageView> = {
  fields: MESSAGE_FIELDS,
  toJson: (message) => ({ ...message }),
  empty: 'No messages yet.',
  columns: [
    { heading: 'TIME', cell: ({ create_time }, { timeText }) => timeText(create_time) },
    { heading: 'AUTHOR', cell: ({ author }) => author },
    { heading: 'NAME', cell: ({ author_name }) => author_name },
    { heading: 'TEXT', cell: ({ text }) => text },
  ],
};

/** Draws a conversation for a person to read. */
export function drawConversation(messages: readonly MessageView[], terminal: Terminal): string {
  const { paint, columns, timeText } = terminal;
  const width = Math.min(columns, WIDEST) - INDENT.length;
  return messages
    .map(({ author, author_name, create_time, text }) => {
      const name = sanitizeLine(author_name);
      const about = paint.dim(
        author === 'system' ? timeText(create_time) : `${author}, ${timeText(create_time)}`,
      );
      const lines = wrapText(sanitize(text).trim(), width);
      return [
        `${author === 'client' ? paint.strong(name) : name}  ${about}`,
        ...lines.map((line) => `${INDENT}${line}`.trimEnd()),
      ].join('\n');
    })
    .join('\n\n');
}
