import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { onePagePdf, pdfStream } from './pdf.ts';

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`;

function aes(key: Buffer, content: Buffer, iv = Buffer.alloc(16), padded = false): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(padded);
  return Buffer.concat([cipher.update(content), cipher.final()]);
}

/** What checks a password, and the file’s key under it (PDF 1.7, extension level 3). */
function lock(password: string, fileKey: Buffer, user = Buffer.alloc(0)) {
  const [forCheck, forKey] = [randomBytes(8), randomBytes(8)];
  const word = Buffer.from(password);
  return {
    check: Buffer.concat([sha256(word, forCheck, user), forCheck, forKey]),
    key: aes(sha256(word, forKey, user), fileKey),
  };
}

/**
 * A PDF under AES-256 that shows one line of text. With an empty user password everybody may open
 * it, and the owner’s password only guards what may be done with it.
 */
export function lockedPdf(text: string, passwords: { user: string; owner: string }): Buffer {
  const fileKey = randomBytes(32);
  const user = lock(passwords.user, fileKey);
  const owner = lock(passwords.owner, fileKey, user.check);
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
  const perms = createCipheriv('aes-256-ecb', fileKey, null)
    .setAutoPadding(false)
    .update(Buffer.concat([permissions, Buffer.from('Tadb'), randomBytes(4)]));
  const iv = randomBytes(16);
  const shown = aes(fileKey, Buffer.from(`BT /F1 12 Tf 50 700 Td (${text}) Tj ET`), iv, true);
  return onePagePdf(pdfStream(Buffer.concat([iv, shown])), {
    trailer:
      '/Encrypt << /Filter /Standard /V 5 /R 5 /Length 256 /P -4 /StmF /StdCF /StrF /StdCF ' +
      '/CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >> ' +
      `/U ${hex(user.check)} /UE ${hex(user.key)} /O ${hex(owner.check)} /OE ${hex(owner.key)} ` +
      `/Perms ${hex(perms)} >> /ID [<00> <00>]`,
  });
}
