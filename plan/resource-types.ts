/** Types that more than one part of the plan looks for. */
export const CLUSTER_TYPE = "aws:eks/cluster:Cluster";
export const NODE_GROUP_TYPE = "aws:eks/nodeGroup:NodeGroup";
export const LAUNCH_TEMPLATE_TYPE = "aws:ec2/launchTemplate:LaunchTemplate";
