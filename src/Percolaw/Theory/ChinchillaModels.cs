namespace Percolaw.Theory;

/// <summary>A language model's size and width.</summary>
/// <param name="ParametersMillions">Parameters, in millions.</param>
/// <param name="Width">d_model, the width of the residual stream.</param>
public readonly record struct ModelShape(int ParametersMillions, int Width)
{
    /// <summary>P, in single parameters.</summary>
    public double Parameters => ParametersMillions * 1e6;
}

/// <summary>
/// The 50 models of Hoffmann et al. 2022, "Training Compute-Optimal Large Language Models", arXiv:2203.15556, Table A9:
/// published facts. Brill 2024 (arXiv:2412.07942) takes the width as a measure of degrees of freedom and finds
/// d_model = 0.57 · P^0.387, the step from degrees of freedom to parameters.
/// </summary>
public static class ChinchillaModels
{
    /// <summary>All models in the order of the table: parameters rise, widths mostly do.</summary>
    public static IReadOnlyList<ModelShape> All { get; } =
    [
        new(44, 512), new(57, 576), new(74, 640), new(90, 640), new(106, 640),
        new(117, 768), new(140, 768), new(163, 768), new(175, 896), new(196, 896),
        new(217, 896), new(251, 1024), new(278, 1024), new(306, 1024), new(425, 1280),
        new(489, 1280), new(509, 1408), new(552, 1280), new(587, 1408), new(632, 1536),
        new(664, 1408), new(724, 1536), new(816, 1536), new(893, 1792), new(1018, 1792),
        new(1143, 1792), new(1266, 2048), new(1424, 2176), new(1429, 2048), new(1593, 2048),
        new(1609, 2176), new(1731, 2304), new(1794, 2176), new(2007, 2304), new(2283, 2304),
        new(2298, 2560), new(2639, 2560), new(2980, 2560), new(3530, 2688), new(3802, 2816),
        new(4084, 2944), new(4516, 3072), new(6796, 3584), new(9293, 4096), new(11452, 4352),
        new(12295, 4608), new(12569, 4608), new(13735, 4864), new(14940, 4992), new(16183, 5120),
    ];
}
