const WITHOUT_BODY: readonly (number | undefined)[] = [204, 205, 304];

/** Whether answers with this status have no body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5). */
export const hasNoBody = (status: number | undefined): boolean => WITHOUT_BODY.includes(status);
