// A fact base about one bridge, in the folder where drafts are, and drafts about it.
export const FACTS = `sources:
  report: { title: Ten years of the bridge, publisher: City, url: "https://example.org/r" }
facts:
  bridge:
    subject: { en: [Harbour Bridge], fr: [pont du Port] }
    properties:
      opened: { date: 2015-05-09, label: { en: opened, fr: ouvert }, evidence: [{ source: report, quote: { exact: opened on 9 May 2015 } }] }
      traffic:
        value: 52,000
        of: { en: vehicles, fr: véhicules }
        role: count
        evidence: [{ source: report, quote: { exact: "52,000 vehicles" } }]
`;
export const TREE = { '.git/HEAD': '', 'facts/bridge.yaml': FACTS };
export const WRONG = 'The Harbour Bridge carries 25,000 vehicles. It opened on 9 May 2015.\n';
export const RIGHT = 'The Harbour Bridge carries 52,000 vehicles.\n';
/** The same with what the bridge cost, on which two sources differ. */
export const DISPUTED = {
  ...TREE,
  'facts/cost.yaml': `sources:
  ledger: { title: City ledger }
  gazette: { title: The bridge in figures, publisher: Gazette }
facts:
  bridge:
    subject: { en: [Harbour Bridge] }
    properties:
      cost:
        label: { en: cost }
        values:
          - { value: 240 million USD, evidence: [{ source: ledger, quote: { exact: "$240 million" } }] }
          - { value: 260 million USD, evidence: [{ source: gazette, quote: { exact: "$260 million" } }] }
`,
};
