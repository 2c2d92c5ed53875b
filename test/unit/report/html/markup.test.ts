import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Markup, markup, when } from '../../../../src/report/html/markup.ts';

it('is text for whatever is put into it, markup only for markup', () => {
  const name = '</b><script>alert("1")</script> & \'x\'';
  const inner = markup`<i>${name}</i>`;
  expect(markup`<b title="${name}">${inner}${[inner, new Markup('<br>')]} ${7}</b>`.html).toBe(
    '<b title="&lt;/b&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;">' +
      '<i>&lt;/b&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</i>'.repeat(
        2,
      ) +
      '<br> 7</b>',
  );
});

it('lets no text open a tag, leave an attribute or turn what follows it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { html } = markup`${text}`;
      expect(html).not.toMatch(/[<>"'\u0000\u202e\u2066]|&(?!(amp|lt|gt|quot|#39);)/);
    }),
  );
});

it('makes nothing of what isn’t so', () => {
  expect(when(false, () => markup`<p>`).html).toBe('');
});
