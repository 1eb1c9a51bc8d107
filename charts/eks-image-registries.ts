/** Where EKS keeps the images of its own software for a region. */
export interface EksImageRegistry {
  /** AWS account, 12 digits. */
  readonly account: string;
  readonly region: string;
  readonly domain: string;
}

/** The account of most regions. */
const COMMON_ACCOUNT = "602401143452";

const COMMON_REGIONS = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
];

/** Not here: ap-east-2, for which the page names a registry in another region, and eusc-de-east-1. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(COMMON_REGIONS.map((region) => [region, COMMON_ACCOUNT])),
  "af-south-1": "877085696533",
  "ap-east-1": "800184023465",
  "ap-south-2": "900889452093",
  "ap-southeast-3": "296578399912",
  "ap-southeast-4": "491585149902",
  "ap-southeast-6": "333609536671",
  "ap-southeast-7": "121268973566",
  "ca-west-1": "761377655185",
  "cn-north-1": "918309763551",
  "cn-northwest-1": "961992271922",
  "eu-central-2": "900612956339",
  "eu-south-1": "590381155156",
  "eu-south-2": "455263428931",
  "il-central-1": "066635153087",
  "me-central-1": "759879836304",
  "me-south-1": "558608220178",
  "mx-central-1": "730335286997",
  "us-gov-east-1": "151742754352",
  "us-gov-west-1": "013241004608",
};

/**
 * The registry from which nodes of a region pull aws-vpc-cni.
 *
 * @returns nothing for a region that the page does not have
 * @see awsdocs/amazon-eks-user-guide: latest/ug/workloads/add-ons-images.adoc, 1cc6ebb
 */
export function eksImageRegistry(region: string): EksImageRegistry | undefined {
  const account = Object.hasOwn(ACCOUNTS, region) ? ACCOUNTS[region] : undefined;
  return account === undefined
    ? undefined
    : {
        account,
        region,
        domain: region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com",
      };
}
