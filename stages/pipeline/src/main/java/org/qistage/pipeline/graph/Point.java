package org.qistage.pipeline.graph;

/// A place in a picture, in pixels at normal zoom.
public record Point(double x, double y) {}
