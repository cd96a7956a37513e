namespace Percolaw.Fitting;

/// <summary>Fixed and tied coefficients.</summary>
internal static class CoefficientMap
{
    /// <summary>For each coefficient the index among the free ones or -1, and the fitted form of the fixed ones.</summary>
    /// <exception cref="PercolawException">A name is unknown, a value is out of range, or a tie joins what cannot be one.</exception>
    public static (int[] FreeIndex, double[] FixedValues) Of(IScalingLaw law, FitOptions options)
    {
        int count = law.Coefficients.Count;
        int[] owner = [.. Enumerable.Range(0, count)];
        foreach ((string first, string second) in options.Ties)
            Tie(law, owner, Find(law, first), Find(law, second));
        double[] values = new double[count];
        bool[] isFixed = new bool[count];
        foreach ((string name, double value) in options.Fixed)
        {
            int coefficient = Find(law, name);
            double fitted = Fitted(law.Coefficients[coefficient], value);
            for (int i = 0; i < count; i++)
            {
                if (owner[i] != owner[coefficient]) continue;
                if (isFixed[i] && values[i] != fitted) throw new PercolawException($"{name} is tied to a coefficient that is fixed at another value; fix one of them");
                (isFixed[i], values[i]) = (true, fitted);
            }
        }
        int[] owners = [.. Enumerable.Range(0, count).Where(i => owner[i] == i && !isFixed[i])];
        return ([.. owner.Select((own, i) => isFixed[i] ? -1 : Array.IndexOf(owners, own))], values);
    }

    private static void Tie(IScalingLaw law, int[] owner, int first, int second)
    {
        if (law.Coefficients[first].Transformation != law.Coefficients[second].Transformation)
            throw new PercolawException($"{law.Coefficients[first].Name} and {law.Coefficients[second].Name} cannot be tied: one is an exponent, the other a factor");
        (int from, int to) = (Math.Max(owner[first], owner[second]), Math.Min(owner[first], owner[second]));
        for (int i = 0; i < owner.Length; i++)
        {
            if (owner[i] == from) owner[i] = to;
        }
    }

    private static double Fitted(Coefficient coefficient, double value)
    {
        if (!(value >= coefficient.Low && value <= coefficient.High && double.IsFinite(value)))
        {
            throw new PercolawException(FormattableString.Invariant(
                $"{coefficient.Name} cannot be fixed at {value}; it must be finite and {coefficient.Low} … {coefficient.High}"));
        }
        return coefficient.ToFitted(value);
    }

    private static int Find(IScalingLaw law, string name)
    {
        for (int i = 0; i < law.Coefficients.Count; i++)
        {
            if (law.Coefficients[i].Name == name) return i;
        }
        throw new PercolawException(
            $"the law {law.Name} has no coefficient '{name}'; it has {string.Join(", ", law.Coefficients.Select(coefficient => coefficient.Name))}");
    }
}
