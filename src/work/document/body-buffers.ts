/** Memory that bodies are made in and that is used again: new memory for each costs as much as reading it. */
export interface BodyBuffers {
  take(bytes: number): Buffer;
  /** @param body one that was taken, which nobody reads or sends any more */
  giveBack(body: Buffer): void;
}

/** Opens the buffers of one run; there are as many as were ever in use at once. */
export function openBodyBuffers(largest: number): BodyBuffers {
  const free: ArrayBufferLike[] = [];
  return {
    take: (bytes) => {
      if (bytes > largest) return Buffer.allocUnsafe(bytes);
      const memory = free.pop() ?? Buffer.allocUnsafeSlow(largest).buffer;
      return Buffer.from(memory, 0, bytes);
    },
    giveBack: ({ buffer }) => {
      if (buffer.byteLength === largest) free.push(buffer);
    },
  };
}
