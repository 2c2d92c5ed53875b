import { describe, expect, it } from 'vitest';
import { createCircuit } from '../../../src/http/circuit.ts';

function open() {
  let time = 0;
  const circuit = createCircuit({ now: () => time });
  const refused = (times: number, tookMs = 1) => {
    for (let i = 0; i < times; i += 1) {
      circuit.failed({ why: 'Nothing listens at that address.', silent: true, tookMs });
    }
  };
  const pass = (ms: number) => {
    time += ms;
  };
  return { circuit, refused, pass };
}

/** One that is open. */
function opened() {
  const scene = open();
  scene.refused(12);
  scene.circuit.gaveUp();
  return scene;
}

describe('a server that fails', () => {
  it('is asked on while no request has used up its attempts', () => {
    const { circuit, refused } = open();
    refused(100);
    expect(circuit.stopped()).toBeNull();
  });

  it('is asked on after eleven failures, although one request has given up', () => {
    const { circuit, refused } = open();
    refused(11);
    circuit.gaveUp();
    expect(circuit.stopped()).toBeNull();
  });

  it('is asked no more after twelve in a row, one request having given up', () => {
    const { circuit } = opened();
    expect(circuit.stopped()).toEqual({ attempts: 12, why: 'Nothing listens at that address.' });
  });

  it('is asked no more when nothing at all was heard for ten seconds, before anyone gives up', () => {
    const { circuit, refused, pass } = open();
    pass(9_999);
    refused(12, 9_999);
    expect(circuit.stopped()).toBeNull();
    pass(1);
    refused(1);
    expect(circuit.stopped()).toMatchObject({ attempts: 13 });
  });

  it('is not silent while it answers 503, however long that takes', () => {
    const { circuit, pass } = open();
    for (let i = 0; i < 50; i += 1) {
      pass(1_000);
      circuit.failed({ why: 'It answered 503.', silent: false, tookMs: 1_000 });
    }
    expect(circuit.stopped()).toBeNull();
  });

  it('begins anew with every answer', () => {
    const { circuit, refused } = open();
    refused(11);
    circuit.gaveUp();
    circuit.answered();
    refused(11);
    circuit.gaveUp();
    expect(circuit.stopped()).toBeNull();
  });
});

describe('a server that isn’t asked any more', () => {
  it('gets one request every five seconds, to see whether it is back', () => {
    const { circuit, pass } = opened();
    pass(4_999);
    expect(circuit.stopped()).not.toBeNull();
    pass(1);
    expect(circuit.stopped()).toBeNull();
    expect(circuit.stopped()).not.toBeNull();
    pass(5_000);
    expect(circuit.stopped()).toBeNull();
  });

  it('stays so when that request fails', () => {
    const { circuit, refused, pass } = opened();
    pass(5_000);
    circuit.stopped();
    refused(1);
    expect(circuit.stopped()).toMatchObject({ attempts: 13 });
  });

  it('is asked by everybody again after one answer', () => {
    const { circuit, pass } = opened();
    pass(5_000);
    circuit.stopped();
    circuit.answered();
    expect([circuit.stopped(), circuit.stopped()]).toEqual([null, null]);
  });
});
