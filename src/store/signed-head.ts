import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { type Files, replaceFile } from './embedded/files.ts';
import type { Head } from './embedded/head.ts';
import { realFiles } from './embedded/real-files.ts';

/**
 * The day's head: signed, sent to administrators, printed on reports. Two heads that disagree prove that the journal was
 * rewritten; the chain alone can't show that (RFC 6962, 7.3).
 */
export interface SignedHead extends Head {
  /** ISO 8601 with offset. */
  readonly at: string;
  /** Raw Ed25519 public key, base64url. */
  readonly key: string;
  /** Over the four lines of {@link signedText}, base64url. */
  readonly signature: string;
}

export interface SigningKey {
  readonly privateKey: KeyObject;
  /** Raw, base64url: what others keep to check signatures with. */
  readonly publicKey: string;
}

const signedText = ({ seq, hash }: Head, at: string): Buffer => Buffer.from(`zhibiao head 1\n${seq}\n${hash}\n${at}\n`);

/**
 * Reads the key, or makes one at the first start: Ed25519, PEM, readable by its owner alone (0400). It must lie outside the
 * data folder, so that who can rewrite the journal can't sign it too.
 */
export async function openSigningKey(path: string, files: Files = realFiles): Promise<SigningKey> {
  const slash = path.lastIndexOf('/');
  const [folder, name] = [slash < 0 ? '.' : path.slice(0, slash), path.slice(slash + 1)];
  let pem = await files.read(path);
  if (!pem) {
    pem = Buffer.from(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await files.makeFolder(folder);
    await replaceFile(files, folder, name, pem);
    await files.protect(path);
  }
  const privateKey = createPrivateKey(pem);
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (privateKey.asymmetricKeyType !== 'ed25519' || !x) throw new Error(`${path} holds no Ed25519 key`);
  return { privateKey, publicKey: x };
}

/** A secret for one purpose (links, cookies), derived from the key, so that there is one file to keep. 32 bytes. */
export function secretFor({ privateKey }: SigningKey, purpose: string): Buffer {
  const seed = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  return Buffer.from(hkdfSync('sha256', seed, 'zhibiao', purpose, 32));
}

export function signHead({ seq, hash }: Head, key: SigningKey, at: string): SignedHead {
  const signature = sign(null, signedText({ seq, hash }, at), key.privateKey).toString('base64url');
  return { seq, hash, at, key: key.publicKey, signature };
}

/** @param publicKey as it was handed out; the one inside `signed` proves nothing by itself */
export function verifySignedHead(signed: SignedHead, publicKey: string): boolean {
  if (signed.key !== publicKey) return false;
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, signedText(signed, signed.at), key, Buffer.from(signed.signature, 'base64url'));
  } catch {
    return false;
  }
}

/** Reads a head that was kept elsewhere (the JSON of a {@link SignedHead} or of a {@link Head}); undefined for anything else. */
export function parseHead(text: string): Head | SignedHead | undefined {
  try {
    const head = JSON.parse(text) as SignedHead;
    const sound = Number.isSafeInteger(head.seq) && /^[0-9a-f]{64}$/.test(head.hash);
    return sound ? head : undefined;
  } catch {
    return undefined;
  }
}
