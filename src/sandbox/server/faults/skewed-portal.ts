import { shiftedClock } from '../../clock.ts';
import type { Fault } from '../../faults/fault.ts';
import type { Portal } from '../../portal.ts';

/** The portal as one request meets it: with a clock that is off, where its fault says so. */
export const skewedPortal = (portal: Portal, fault: Fault | null): Portal =>
  fault?.skewMs === undefined
    ? portal
    : { ...portal, clock: shiftedClock(portal.clock, fault.skewMs) };
