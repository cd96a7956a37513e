"""Clusters of site percolation with SciPy: random numbers, scipy.ndimage.label and sizes by numpy.bincount, free
boundaries. For docs/performance.md; run beside `dotnet run -c Release --project benchmarks/Percolaw.Benchmarks labelling`.
CPU time of one thread, medians of 5 repetitions after a first one."""

import statistics
import time

import numpy
import scipy
from scipy import ndimage

THRESHOLDS = {2: 0.59274605079210, 3: 0.31160768, 4: 0.19688561, 6: 0.109016661}


def draw(generator, shape, probability):
    sites = generator.random(shape, dtype=numpy.float32) < probability
    labels, _ = ndimage.label(sites)
    return numpy.bincount(labels.ravel())[1:]


def rate(dimension, length, factor):
    generator = numpy.random.default_rng(0)
    shape = (length,) * dimension
    seconds = []
    for repetition in range(6):
        before = time.process_time()
        draw(generator, shape, factor * THRESHOLDS[dimension])
        seconds.append(time.process_time() - before)
    return length**dimension / statistics.median(seconds[1:])


print(f"NumPy {numpy.__version__}, SciPy {scipy.__version__}")
for dimension, length, factor in [(2, 4096, 0.5), (2, 4096, 1), (2, 4096, 1.5), (3, 256, 1), (4, 64, 1), (6, 16, 1)]:
    print(f"  d = {dimension}, L = {length}, p = {factor} p_c: {rate(dimension, length, factor) / 1e6:.1f} million sites per second")
