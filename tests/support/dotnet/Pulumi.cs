// What the SDK for .NET and its examples use of Pulumi and of System.Collections.Immutable: the types and their implicit
// conversions, as in https://github.com/pulumi/pulumi-dotnet, so that mcs compiles against them. Nothing here runs.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace System.Collections.Immutable
{
    public struct ImmutableArray<T> : IEnumerable<T>
    {
        public IEnumerator<T> GetEnumerator() => throw new NotSupportedException();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
    public sealed class ImmutableDictionary<K, V> { }
    public static class ImmutableDictionary
    {
        public static ImmutableDictionary<K, V> ToImmutableDictionary<K, V>(this IEnumerable<KeyValuePair<K, V>> entries) => null;
    }
}

namespace Pulumi
{
    using System.Collections.Immutable;

    public class Output<T>
    {
        public Output<U> Apply<U>(Func<T, U> function) => null;
        public Output<U> Apply<U>(Func<T, Task<U>> function) => null;
        public Output<U> Apply<U>(Func<T, Input<U>> function) => null;
        public Output<U> Apply<U>(Func<T, Output<U>> function) => null;
    }
    public static class Output
    {
        public static Output<T> CreateSecret<T>(T value) => null;
        public static Output<T> CreateSecret<T>(Output<T> value) => null;
        public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => null;
        public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => null;
        public static Output<ValueTuple<T, U>> Tuple<T, U>(Input<T> one, Input<U> other) => null;
    }
    public class Input<T>
    {
        public static implicit operator Input<T>(T value) => null;
        public static implicit operator Input<T>(Output<T> value) => null;
        public static implicit operator Output<T>(Input<T> value) => null;
    }
    public struct Union<T0, T1>
    {
        public static implicit operator Union<T0, T1>(T0 value) => default(Union<T0, T1>);
        public static implicit operator Union<T0, T1>(T1 value) => default(Union<T0, T1>);
    }
    public sealed class InputUnion<T0, T1> : Input<Union<T0, T1>>
    {
        public static implicit operator InputUnion<T0, T1>(Union<T0, T1> value) => null;
        public static implicit operator InputUnion<T0, T1>(T0 value) => null;
        public static implicit operator InputUnion<T0, T1>(T1 value) => null;
        public static implicit operator InputUnion<T0, T1>(Input<T0> value) => null;
        public static implicit operator InputUnion<T0, T1>(Input<T1> value) => null;
        public static implicit operator InputUnion<T0, T1>(Output<Union<T0, T1>> value) => null;
        public static implicit operator InputUnion<T0, T1>(Output<T0> value) => null;
        public static implicit operator InputUnion<T0, T1>(Output<T1> value) => null;
    }
    public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable
    {
        public void Add(params Input<T>[] inputs) { }
        public void Add(InputList<T> inputs) { }
        IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
        public static implicit operator InputList<T>(T value) => null;
        public static implicit operator InputList<T>(Output<T> value) => null;
        public static implicit operator InputList<T>(Input<T> value) => null;
        public static implicit operator InputList<T>(T[] values) => null;
        public static implicit operator InputList<T>(Output<T>[] values) => null;
        public static implicit operator InputList<T>(Input<T>[] values) => null;
        public static implicit operator InputList<T>(List<T> values) => null;
        public static implicit operator InputList<T>(List<Output<T>> values) => null;
        public static implicit operator InputList<T>(List<Input<T>> values) => null;
        public static implicit operator InputList<T>(ImmutableArray<T> values) => null;
        public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => null;
    }
    public static class InputListExtensions
    {
        public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T0> value) { }
        public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T1> value) { }
    }

    public class ResourceArgs { public static readonly ResourceArgs Empty = null; }
    public abstract class InvokeArgs { public static readonly InvokeArgs Empty = null; }
    public class Resource { }
    public class CustomResource : Resource
    {
        public CustomResource(string type, string name, ResourceArgs args, CustomResourceOptions options) { }
    }
    public class ProviderResource : CustomResource
    {
        public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions options) : base(package, name, args, options) { }
    }
    public class Alias { public Input<string> Type { get; set; } }
    public class CustomResourceOptions
    {
        public Input<string> Id { get; set; }
        public string Version { get; set; }
        public string PluginDownloadURL { get; set; }
        public List<Input<Alias>> Aliases { get; set; }
        public InputList<Resource> DependsOn { get; set; }
        public ProviderResource Provider { get; set; }
        public List<string> AdditionalSecretOutputs { get; set; }
        public static CustomResourceOptions Merge(CustomResourceOptions one, CustomResourceOptions other) => null;
    }
    public class InvokeOptions { public string Version { get; set; } public string PluginDownloadURL { get; set; } }
    public class InvokeOutputOptions : InvokeOptions { }
    public sealed class Deployment
    {
        public static Deployment Instance => null;
        public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions options = null) => null;
        public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions options = null) => null;
        public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) => null;
        public static Task<int> RunAsync(Func<IDictionary<string, object>> program) => null;
    }
    public class Config
    {
        public Config(string name = null) { }
        public string Get(string key) => null;
        public bool? GetBoolean(string key) => null;
        public int? GetInt32(string key) => null;
        public double? GetDouble(string key) => null;
        public string Require(string key) => null;
        public Output<string> RequireSecret(string key) => null;
    }

    public class ResourceTypeAttribute : Attribute { public ResourceTypeAttribute(string type, string version) { } }
    public class InputAttribute : Attribute { public InputAttribute(string name, bool required = false, bool json = false) { } }
    public class OutputAttribute : Attribute { public OutputAttribute(string name = null) { } }
    public class OutputTypeAttribute : Attribute { }
    public class OutputConstructorAttribute : Attribute { }
    public class EnumTypeAttribute : Attribute { }
}

namespace Pulumi.Serialization
{
    public interface IOutputCompletionSource { }
}
