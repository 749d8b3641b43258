package org.assetkiln.model.config;

/** Which training steps a sampler visits, Lin et al. 2023, arXiv 2305.08891, table 2. */
public enum TimestepSpacing {
    LEADING,
    TRAILING,
    LINSPACE
}
