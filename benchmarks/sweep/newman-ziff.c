/* The algorithm of Newman and Ziff as their paper describes it (Phys. Rev. E 64, 016706 (2001)): a table of neighbours, a
 * random permutation, union-find with path compression; site percolation on a periodic hypercubic lattice. It follows the
 * largest cluster only: no windings, no sum of squares, no averaging. For comparison of speed. Arguments: d L sweeps. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t s[4] = { 1, 2, 3, 4 };

static uint64_t rotate(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static uint64_t draw(void)
{
    uint64_t result = rotate(s[0] + s[3], 23) + s[0], t = s[1] << 17;
    s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = rotate(s[3], 45);
    return result;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int *parent;

static int find(int i) { return parent[i] < 0 ? i : (parent[i] = find(parent[i])); }

int main(int count, char **arguments)
{
    if (count < 4) return 2;
    int d = atoi(arguments[1]), length = atoi(arguments[2]), sweeps = atoi(arguments[3]), n = 1, z = 2 * d;
    for (int axis = 0; axis < d; axis++) n *= length;
    int *neighbours = malloc(sizeof(int) * n * z), *order = malloc(sizeof(int) * n);
    parent = malloc(sizeof(int) * n);
    for (int i = 0; i < n; i++) {
        int stride = 1;
        for (int axis = 0; axis < d; axis++, stride *= length) {
            int x = i / stride % length;
            neighbours[i * z + 2 * axis] = x == length - 1 ? i - x * stride : i + stride;
            neighbours[i * z + 2 * axis + 1] = x == 0 ? i + (length - 1) * stride : i - stride;
        }
    }
    double *seconds = malloc(sizeof(double) * sweeps), check = 0;
    for (int sweep = 0; sweep < sweeps; sweep++) {
        clock_t start = clock();
        for (int i = 0; i < n; i++) { order[i] = i; parent[i] = -n - 1; }
        for (int i = 0; i < n; i++) {
            int j = i + (int)(((draw() >> 32) * (uint64_t)(n - i)) >> 32), t = order[i];
            order[i] = order[j];
            order[j] = t;
        }
        int largest = 0;
        for (int i = 0; i < n; i++) {
            int site = order[i], root = site;
            parent[site] = -1;
            for (int j = 0; j < z; j++) {
                int other = neighbours[site * z + j];
                if (parent[other] == -n - 1) continue;
                other = find(other);
                if (other == root) continue;
                if (parent[root] > parent[other]) {
                    parent[other] += parent[root];
                    parent[root] = other;
                    root = other;
                } else {
                    parent[root] += parent[other];
                    parent[other] = root;
                }
                if (-parent[root] > largest) largest = -parent[root];
            }
            check += largest;
        }
        seconds[sweep] = (double)(clock() - start) / CLOCKS_PER_SEC;
    }
    qsort(seconds, sweeps, sizeof(double), compare);
    printf("d = %d, L = %d: %.2f million sites per second (%g)\n", d, length, n / seconds[sweeps / 2] / 1e6, check / sweeps / n);
    return 0;
}
