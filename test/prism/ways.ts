import { expect, inject } from 'vitest';
import { type NearSide, serveNearSide } from './near-side.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Prism listens, when tests run through it. */
    prism: string | undefined;
  }
}

/** The ways of a test to its portals: through Prism, or straight when there is none. */
export interface Ways {
  /** Where a portal is reached; a way leads to itself. */
  to(portalUrl: string): Promise<string>;
  /** The port of a portal that is reached at this port; any other port as it is. */
  portOf(port: string): string;
  /** Ends them, and fails when Prism had something against what went there. */
  end(): Promise<void>;
}

const STRAIGHT: Ways = {
  to: async (portalUrl) => portalUrl,
  portOf: (port) => port,
  end: async () => {},
};

/** Opens ways that live until they are ended. */
export function openWays(): Ways {
  const prismUrl = inject('prism');
  if (prismUrl === undefined) return STRAIGHT;
  const open = new Map<string, Promise<NearSide>>();
  const ports = new Map<string, string>();
  return {
    async to(portalUrl) {
      if (ports.has(new URL(portalUrl).port)) return portalUrl;
      const way = open.get(portalUrl) ?? serveNearSide(prismUrl, portalUrl);
      open.set(portalUrl, way);
      const { url } = await way;
      ports.set(new URL(url).port, new URL(portalUrl).port);
      return url;
    },
    portOf: (port) => ports.get(port) ?? port,
    async end() {
      const ways = await Promise.all(open.values());
      for (const { stop } of ways) await stop();
      expect(
        [...new Set(ways.flatMap(({ faults }) => faults))],
        'what Prism has against requests and answers',
      ).toEqual([]);
    },
  };
}
