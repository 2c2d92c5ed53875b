const ABA_WEIGHTS = [3, 7, 1];

/** Whether nine digits are a bank's routing number: a Federal Reserve range and the ABA checksum. */
export function isRoutingNumber(digits: string): boolean {
  if (!/^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/.test(digits)) return false;
  const sum = [...digits].reduce(
    (total, digit, at) => total + Number(digit) * (ABA_WEIGHTS[at % 3] ?? 0),
    0,
  );
  return sum % 10 === 0 && !/^0+$/.test(digits);
}

/** Whether digits are a payment card's number: a known issuer, its length, and the Luhn checksum. */
export function isCardNumber(digits: string): boolean {
  const isKnown =
    /^(?:4\d{15}|4\d{12}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|2720\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|4[4-9]\d|5\d\d)\d{12}|35\d{14})$/.test(
      digits,
    );
  return isKnown && luhn(digits);
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Whether nine digits can be a Social Security number or an ITIN. */
export function isPersonNumber(digits: string): boolean {
  if (!/^\d{9}$/.test(digits)) return false;
  const [area, group, serial] = [digits.slice(0, 3), digits.slice(3, 5), digits.slice(5)];
  if (group === '00' || serial === '0000' || area === '000' || area === '666') return false;
  return Number(area) < 900 || /^(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])$/.test(group);
}

/** Whether nine digits can be an EIN: its first two are those of an IRS campus or of online filing. */
export function isEmployerNumber(digits: string): boolean {
  return (
    /^\d{9}$/.test(digits) &&
    !/^(?:00|07|08|09|17|18|19|28|29|49|69|70|78|79|89|96|97)/.test(digits)
  );
}
