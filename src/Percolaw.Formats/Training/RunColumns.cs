using System.Collections.Immutable;

namespace Percolaw.Formats;

/// <summary>The usual names of columns of training runs, and the options that give others.</summary>
/// <remarks>
/// Names are compared by their letters and digits alone, without case: <c>n_params</c>, <c>nParams</c> and
/// <c>N params</c> are one.
/// </remarks>
public static class RunColumns
{
    /// <summary>In place of a column's name: the table has no such column, whatever its columns are called.</summary>
    public const string None = "none";

    private static readonly ImmutableArray<(RunRole Role, string Option, string Words, string[] Names)> Usual =
    [
        (RunRole.Parameters, "params", "parameters",
            ["parameters", "params", "n_params", "num_params", "n_parameters", "num_parameters", "model_params", "model_parameters", "model_size",
            "non_embedding_params", "non_embedding_parameters", "params_non_embedding", "total_params", "total_parameters", "active_params", "param_count", "N"]),
        (RunRole.Tokens, "tokens", "tokens",
            ["tokens", "training_tokens", "train_tokens", "n_tokens", "num_tokens", "total_tokens", "tokens_seen", "tokens_trained", "token_count",
            "dataset_size", "data_size", "training_samples", "train_samples", "n_samples", "num_samples", "samples_seen", "examples_seen", "D"]),
        (RunRole.Flops, "flops", "FLOPs",
            ["flops", "training_flops", "train_flops", "total_flops", "n_flops", "num_flops", "flop", "training_flop", "training_compute", "train_compute", "total_compute",
            "compute", "compute_flops", "flops_budget", "compute_budget", "C"]),
        (RunRole.Loss, "loss", "the loss",
            ["loss", "final_loss", "val_loss", "valid_loss", "validation_loss", "test_loss", "eval_loss", "evaluation_loss", "held_out_loss", "cross_entropy", "train_loss", "training_loss", "nll", "L"]),
        (RunRole.StandardError, "standard-error", "the standard error of the loss",
            ["loss_standard_error", "loss_std_error", "loss_stderr", "loss_se", "loss_error", "standard_error", "std_error", "stderr", "loss_sem", "sem", "se"]),
        (RunRole.Weight, "weight", "weights", ["weight", "run_weight", "sample_weight"]),
        (RunRole.Group, "group", "groups",
            ["group", "group_id", "group_name", "curve", "curve_id", "run_group", "run_id", "run_name", "run", "model_id", "model_name", "model"]),
        (RunRole.UniqueTokens, "unique-tokens", "unique tokens",
            ["unique_tokens", "n_unique_tokens", "num_unique_tokens", "unique_data", "distinct_tokens", "U"]),
        (RunRole.EmbeddingParameters, "embedding-params", "embedding parameters",
            ["embedding_parameters", "embedding_params", "n_embedding_params", "num_embedding_params", "embed_params", "params_embedding", "embeddings"]),
        (RunRole.HeadParameters, "head-params", "parameters of the head",
            ["head_parameters", "head_params", "lm_head_params", "output_params", "unembedding_params", "n_head_params", "head"]),
        (RunRole.Width, "width", "the width",
            ["width", "d_model", "model_width", "model_dim", "n_embd", "hidden_size", "hidden_dim", "embedding_dim"]),
        (RunRole.Layers, "layers", "layers", ["layers", "n_layers", "num_layers", "n_layer", "num_hidden_layers", "depth"]),
        (RunRole.ContextLength, "context", "the context length",
            ["context_length", "context", "n_ctx", "ctx_len", "context_size", "sequence_length", "seq_len", "seq_length", "max_seq_len", "block_size"]),
    ];

    /// <summary>The option that says which column has a role, such as <c>--params</c>.</summary>
    public static string OptionName(RunRole role) => "--" + Entry(role).Option;

    /// <summary>The usual names of a role's column, the first choice first.</summary>
    public static IReadOnlyList<string> UsualNames(RunRole role) => Entry(role).Names;

    /// <summary>The role in words, such as "the loss".</summary>
    internal static string Words(RunRole role) => Entry(role).Words;

    /// <summary>The role that has a name, as an option or among the usual ones; null for none.</summary>
    internal static RunRole? RoleOf(string name)
    {
        string key = Key(name);
        foreach ((RunRole role, string option, _, string[] names) in Usual)
        {
            if (key.Length > 0 && names.Prepend(option).Any(usual => Key(usual) == key)) return role;
        }

        return null;
    }

    /// <summary>What names are compared by.</summary>
    internal static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static (RunRole Role, string Option, string Words, string[] Names) Entry(RunRole role)
    {
        (RunRole Role, string Option, string Words, string[] Names) entry = Usual[(int)role];
        return entry.Role == role ? entry : throw new InvalidOperationException($"the names of {role} are not in order");
    }
}
