/** The colours, light and dark. Each text is at least 4.5 : 1 against what is behind it, each bar 3 : 1. */
export const PALETTE = `:root{
color-scheme:light dark;
--columns:minmax(14rem,19rem) 6.5rem 7.5rem 7rem minmax(0,1fr);
--page:#f4f5f3;--card:#fff;--ink:#1c2126;--dim:#56606b;--line:#d5d9dd;--rule:#eceef0;--code:#eef0f2;--off:#e9ecef;
--now:#1f5fbf;--run:#5a6b7b;--over:#7a8692;--done:#1f7a3d;
--late:#b3261e;--late-bar:#d0685f;--risk:#7d5a00;--risk-bar:#b98300;
}
@media screen and (prefers-color-scheme:dark){:root{
--page:#121518;--card:#1b1f23;--ink:#e9ecef;--dim:#a3adb7;--line:#363c42;--rule:#272c31;--code:#272c31;--off:#262b30;
--now:#7fb2ff;--run:#93a5b6;--over:#76828d;--done:#6cc98a;
--late:#ff8f85;--late-bar:#b5574f;--risk:#efc14d;--risk-bar:#d6a51f;
}}`;
